import { defaultBasePath } from '../wire/routes.ts'
import type { PaymentClient } from './PaymentClient.ts'

export interface PaymentClientOptions {
  /**
   * Where the handler is mounted: a path of this site, or a whole address. A server that renders pages needs the address.
   * @default '/api/powens'
   */
  basePath?: string | undefined
  /** Sends the requests. A handler itself works too. @default the global fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Added to each request. A function is called for each one. */
  headers?: Record<string, string> | (() => Record<string, string>) | undefined
}

/** Creates a client that reaches the merchant's backend over fetch. */
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
