import type { Bytes } from './bytes.ts'
import { readBytes } from './readBytes.ts'

/** What a request that an adapter made by itself can do beside a `Request`. */
export interface LightRequest {
  /** The body in one piece, without the stream that a `Request` would make of it. */
  readWhole(limit: number, signal?: AbortSignal): Promise<Bytes>
  /** A real `Request` of all but the body. */
  withoutBody(): Request
}

export const light: unique symbol = Symbol('light')

const lightOf = (request: Request): LightRequest | undefined =>
  (request as Request & { [light]?: LightRequest })[light]

/** A request's body whole, unless it holds more than `limit` bytes. */
export const readRequest = (request: Request, limit: number, signal?: AbortSignal): Promise<Bytes> =>
  lightOf(request)?.readWhole(limit, signal) ?? readBytes(request.body, limit, signal)

/** The request for a function of the merchant's, who may do with it whatever a `Request` is good for. */
export const showRequest = (request: Request): Request => lightOf(request)?.withoutBody() ?? request
