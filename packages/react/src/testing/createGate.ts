import { defaultBasePath, idempotencyKeyHeader } from '@powens-pay/core'

/** Stands between a page and its server in a test: records, holds and fails requests. */
export interface Gate {
  fetch: (request: Request) => Promise<Response>
  /** The requests of the page, such as `POST /payments`. */
  requests: string[]
  idempotencyKeys: (string | null)[]
  /** Holds requests until the returned function is called. */
  hold: () => () => void
  /** How the next requests end: with this status, or by a connection that breaks. */
  failNext: (...failures: (number | 'offline')[]) => void
  /** Breaks the connection of every request, until it is mended. */
  setOffline: (isOffline: boolean) => void
}

export function createGate(handler: (request: Request) => Promise<Response>): Gate {
  const requests: string[] = []
  const idempotencyKeys: (string | null)[] = []
  const failures: (number | 'offline')[] = []
  let opened: Promise<void> = Promise.resolve()
  let isBroken = false
  return {
    requests,
    idempotencyKeys,
    hold() {
      let open = () => {}
      opened = new Promise((resolve) => {
        open = resolve
      })
      return open
    },
    failNext: (...next) => void failures.push(...next),
    setOffline(isOffline) {
      isBroken = isOffline
    },
    async fetch(request) {
      const path = new URL(request.url).pathname.replace(defaultBasePath, '')
      requests.push(`${request.method} ${path}`)
      if (path === '/payments') idempotencyKeys.push(request.headers.get(idempotencyKeyHeader))
      await opened
      const failure = failures.shift()
      if (isBroken || failure === 'offline') throw new TypeError('Failed to fetch')
      return failure === undefined ? handler(request) : new Response(null, { status: failure })
    },
  }
}
