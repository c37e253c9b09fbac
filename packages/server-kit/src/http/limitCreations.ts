import { createPaymentError, PaymentError } from '@powens-pay/core'
import { showRequest } from '../internal/lightRequest.ts'
import type { Call } from './Call.ts'
import type { PaymentHandlerOptions } from './options.ts'
import type { RateLimit } from './Settings.ts'

/** A refusal that says when to come back. */
class RateLimitError extends PaymentError {
  readonly retryAfter: number

  constructor(retryAfter: number) {
    const { message, status } = createPaymentError('rate_limited')
    super('rate_limited', message, { status })
    this.retryAfter = retryAfter
  }
}

export function chooseRateLimit({
  rateLimit,
  rateLimitKey,
  trustProxy = false,
}: PaymentHandlerOptions): RateLimit | null {
  if (rateLimit === false) return null
  const key: RateLimit['key'] = (request, context) =>
    rateLimitKey
      ? rateLimitKey(showRequest(request), context)
      : findCaller(request, context.remoteAddress, trustProxy)
  return { ...(rateLimit ?? { limit: 20, window: 60_000 }), key }
}

/** Lets one caller create so many payments a minute. A caller that cannot be told apart is not counted. */
export async function limitCreations({ settings, request, remoteAddress }: Call): Promise<void> {
  const { rateLimit, store } = settings
  if (!rateLimit) return
  const key = await rateLimit.key(request, { remoteAddress })
  if (!key) return
  const count = await store.count(`rate:create:${key.slice(0, 200)}`, rateLimit.window)
  if (count > rateLimit.limit) throw new RateLimitError(rateLimit.window)
}

/**
 * The platform's own knowledge of the caller; a forwarded header is the caller's word unless a trusted proxy wrote it.
 *
 * An address of the own network is a proxy that nobody configured: counting it would count the whole shop as one caller.
 */
export function findCaller(
  request: Request,
  remoteAddress: string | undefined,
  trustProxy: boolean,
): string | null {
  const address = remoteAddress !== undefined && !isPrivate(remoteAddress) ? remoteAddress : null
  if (!trustProxy) return address
  // The last entry is the one our own proxy added.
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded || address
}

const isPrivate = (address: string): boolean =>
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]|^fe80:/i.test(
    address,
  )
