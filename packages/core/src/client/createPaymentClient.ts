import { defaultBasePath } from '../wire/routes.ts'
import type { PaymentClient } from './PaymentClient.ts'

export interface PaymentClientOptions {
  /**
   * Where the handler is mounted: a path of this site, or a whole address, which is what a server needs that renders pages.
   * @default '/api/powens'
   */
  basePath?: string | undefined
  /** What sends the requests; a handler itself will do. @default the global fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Added to each request, asked anew each time when it is a function. */
  headers?: Record<string, string> | (() => Record<string, string>) | undefined
}

/** The way to a merchant's backend over fetch. */
export function createPaymentClient(options: PaymentClientOptions = {}): PaymentClient {
  return {
    async request(path, init) {
      const { basePath = defaultBasePath, fetch = globalThis.fetch, headers } = options
      return fetch(
        new Request(basePath + path, {
          credentials: 'include',
          ...init,
          headers: { ...init?.headers, ...(typeof headers === 'function' ? headers() : headers) },
        }),
      )
    },
  }
}
