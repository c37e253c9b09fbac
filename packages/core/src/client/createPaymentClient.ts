import { PaymentError } from '../errors/PaymentError.ts'
import { defaultBasePath } from '../wire/routes.ts'
import type { PaymentClient, PaymentRequestInit } from './PaymentClient.ts'

export interface PaymentClientOptions {
  /**
   * Where the handler is mounted: a path of this site, or a whole address. A server that renders pages needs the address.
   * @default '/api/powens'
   */
  basePath?: string | undefined
  /** Sends the requests. A handler itself works too. @default the global fetch, with an address and options */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Added to each request. A function is called for each one. */
  headers?: Record<string, string> | (() => Record<string, string>) | undefined
}

/**
 * Creates a client that reaches the merchant's backend over fetch. `Input` is what your `preparePayment` takes: hooks that
 * are given the client take no other.
 */
export function createPaymentClient<Input = unknown>({
  basePath = defaultBasePath,
  fetch,
  headers,
}: PaymentClientOptions = {}): PaymentClient<Input> {
  return {
    async request(path, given = {}) {
      const address = basePath + path
      try {
        const init: PaymentRequestInit = {
          credentials: 'include',
          // A framework that caches reads would show the first one for ever, unless `next` says for how long.
          ...(!given.next && { cache: 'no-store' }),
          ...given,
          headers: { ...given.headers, ...(typeof headers === 'function' ? headers() : headers) },
        }
        // Not awaited here: a server that is not reached is another matter.
        return fetch
          ? // A `Request` knows the page's address only in a browser.
            fetch(new Request(new URL(address, globalThis.location?.href), init))
          : globalThis.fetch(address, init)
      } catch (cause) {
        throw new PaymentError('configuration_error', `${String(cause)}: ${address}`, { cause })
      }
    },
  }
}
