import { idempotencyKeyHeader, paymentKeyHeader } from '@powens-pay/core'
import type { Broker } from '../orders/Broker.ts'
import { isListed } from './guards.ts'
import { replyEmpty } from './reply.ts'

/** A page asks again after this many seconds. */
const preflightLifetime = '600'

/** The answer to a preflight of a listed origin; anybody else gets no permission in it. */
export function replyPreflight(broker: Broker, request: Request): Response {
  const response = replyEmpty(204)
  allowOrigin(broker, request, response)
  if (!response.headers.has('Access-Control-Allow-Origin')) return response
  response.headers.set('Access-Control-Allow-Methods', 'GET, POST')
  response.headers.set(
    'Access-Control-Allow-Headers',
    `Content-Type, If-None-Match, Last-Event-ID, ${paymentKeyHeader}, ${idempotencyKeyHeader}`,
  )
  response.headers.set('Access-Control-Max-Age', preflightLifetime)
  return response
}

/** Lets a page of a listed origin read the answer, with the payer's cookie. */
export function allowOrigin(broker: Broker, request: Request, response: Response): void {
  if (broker.allowedOrigins.length === 0) return
  response.headers.append('Vary', 'Origin')
  const origin = request.headers.get('origin')
  if (origin === null || !isListed(broker, origin)) return
  response.headers.set('Access-Control-Allow-Origin', origin)
  response.headers.set('Access-Control-Allow-Credentials', 'true')
  response.headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After')
}
