import type { Bytes } from '../internal/bytes.ts'
import { readBytes } from '../internal/readBytes.ts'

/**
 * A request as the routes read it.
 *
 * An adapter that has no `Request` need not make one: Node takes longer for that than for all else that a small answer needs.
 */
export interface IncomingRequest {
  /** Whole and normalised. */
  readonly url: string
  readonly method: string
  readonly headers: Headers
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal
  /** The body in one piece. Throws `PaymentError('body_too_large')` when it holds more than `limit` bytes. */
  readBody(limit: number, signal?: AbortSignal): Promise<Bytes>
  /** For the merchant's functions: a `Request`, whose body may be read already. */
  toRequest(): Request
}

export function fromRequest(request: Request): IncomingRequest {
  const { url, method, headers, signal } = request
  return {
    url,
    method,
    headers,
    signal,
    readBody: (limit, giveUp) => readBytes(request.body, limit, giveUp),
    toRequest: () => request,
  }
}
