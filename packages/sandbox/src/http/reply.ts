import type { RefusalError } from './RefusalError.ts'

/** An answer of the API. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}

/** Powens's error object, whatever went wrong. Seen live: a 401 has no `message`. */
export function envelope(refusal: RefusalError, requestId: number): Response {
  const hasMessage = refusal.status !== 401 || refusal.bankMessage !== null
  return json(
    {
      code: refusal.code,
      description: refusal.message,
      ...(hasMessage && { message: refusal.bankMessage }),
      request_id: requestId,
    },
    refusal.status,
    refusal.headers,
  )
}

export const noContent = (): Response => new Response(null, { status: 204 })

export function redirect(location: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })
}
