import { idempotencyKeyHeader, paymentKeyHeader } from '@powens-pay/core'
import type { Call } from './Call.ts'
import { isListed } from './guards.ts'
import type { IncomingRequest } from './IncomingRequest.ts'
import { replyEmpty } from './reply.ts'
import type { Settings } from './Settings.ts'
import type { Reply } from './toResponse.ts'

/** A page asks again after this many seconds. */
const preflightLifetime = '600'

/** The answer to a preflight. Only a listed origin gets a permission. */
export function replyPreflight({ settings, request }: Call): Reply {
  if (!isListed(settings, request.headers.get('origin'))) return replyEmpty(204)
  return replyEmpty(204, {
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': `Content-Type, If-None-Match, Last-Event-ID, ${paymentKeyHeader}, ${idempotencyKeyHeader}`,
    'Access-Control-Max-Age': preflightLifetime,
  })
}

/** Lets a page of a listed origin read the answer, with the payer's cookie. */
export function allowOrigin(settings: Settings, request: IncomingRequest, { headers }: Reply): void {
  if (settings.allowedOrigins.length === 0) return
  headers['Vary'] = 'Origin'
  const origin = request.headers.get('origin')
  if (origin === null || !isListed(settings, origin)) return
  headers['Access-Control-Allow-Origin'] = origin
  headers['Access-Control-Allow-Credentials'] = 'true'
  headers['Access-Control-Expose-Headers'] = 'ETag, Retry-After'
}
