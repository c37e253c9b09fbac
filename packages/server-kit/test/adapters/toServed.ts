import type { Served } from './Served.ts'

/** A function from Request to Response as if it were behind a server: HEAD without a body, an abort that rejects. */
export function toServed(handle: (request: Request) => Promise<Response>): Served {
  return {
    fetch: async (path, init) => {
      const request = new Request(`https://shop.example${path}`, init)
      const left = new Promise<never>((_, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason as Error))
      })
      const response = await Promise.race([handle(request), left])
      return request.method === 'HEAD' ? new Response(null, response) : response
    },
    close: async () => undefined,
  }
}
