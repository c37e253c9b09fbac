import type { Call } from './Call.ts'
import type { IncomingRequest } from './IncomingRequest.ts'
import type { PaymentHandlerOptions } from './options.ts'
import { RateLimitError } from './RateLimitError.ts'
import type { RateLimit } from './Settings.ts'

export function chooseRateLimit({
  rateLimit,
  rateLimitKey,
  trustProxy = false,
}: PaymentHandlerOptions): RateLimit | null {
  if (rateLimit === false) return null
  const key: RateLimit['key'] = (request, context) =>
    rateLimitKey
      ? rateLimitKey(request.toRequest(), context)
      : findCaller(request, context.remoteAddress, trustProxy)
  return { ...(rateLimit ?? { limit: 20, window: 60_000 }), key }
}

/** Throws `rate_limited` for a caller that created too many payments. A caller that cannot be identified is not counted. */
export async function limitCreations({ settings, request, remoteAddress }: Call): Promise<void> {
  const { rateLimit, store } = settings
  if (!rateLimit) return
  const key = await rateLimit.key(request, { remoteAddress })
  if (!key) return
  const count = await store.count(`rate:create:${key.slice(0, 200)}`, rateLimit.window)
  if (count > rateLimit.limit) throw new RateLimitError(rateLimit.window)
}

/**
 * The caller's address as the platform knows it. A forwarded header counts only where a trusted proxy wrote it.
 *
 * An address of the own network is a proxy that nobody configured: counting it would count the whole shop as one caller.
 */
export function findCaller(
  request: Pick<IncomingRequest, 'headers'>,
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
