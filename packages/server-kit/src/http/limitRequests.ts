import { isLoopback } from '@powens-pay/core'
import { findCaller } from './callers/findCaller.ts'
import { readTrust } from './callers/readTrust.ts'
import { requirePositive } from '../internal/requirePositive.ts'
import type { Call } from './Call.ts'
import type { PaymentHandlerOptions } from './options.ts'
import { RateLimitError } from './RateLimitError.ts'
import type { RateLimit, Settings } from './Settings.ts'

/** How often a caller may do something for each payment that it may create. A page looks again whenever it is opened. */
const shares = { create: 1, find: 6, connectors: 6 }

type Limited = keyof typeof shares

export function chooseRateLimit(
  { rateLimit, rateLimitKey, trustProxy = false, publicUrl }: PaymentHandlerOptions,
  emit: Settings['emit'],
): RateLimit | null {
  const isTrusted = readTrust(trustProxy)
  if (rateLimit === false) return null
  const { limit, window } = rateLimit ?? { limit: 20, window: 60_000 }
  const chosen = {
    limit: requirePositive('rateLimit.limit', limit),
    window: requirePositive('rateLimit.window', window),
  }
  if (rateLimitKey) {
    return { ...chosen, key: (request, context) => rateLimitKey(request.toRequest(), context) }
  }
  // On one's own machine nothing stands between.
  let isSaid = isLoopback(new URL(publicUrl).hostname)
  return {
    ...chosen,
    key(request, { remoteAddress }) {
      const caller = findCaller(request, remoteAddress, isTrusted)
      const fault =
        caller === null ? unknownCaller : isForwarded(request, trustProxy) ? unknownProxy : undefined
      if (fault !== undefined && !isSaid) {
        isSaid = true
        emit({ type: 'configuration.notice', message: fault })
      }
      return caller
    },
  }
}

const isForwarded = (
  { headers }: Parameters<RateLimit['key']>[0],
  trustProxy: PaymentHandlerOptions['trustProxy'],
): boolean => trustProxy === false && headers.has('x-forwarded-for')

const unknownCaller =
  'The address of a caller is unknown or private, so nothing limits how many payments it creates. Behind a proxy that sets ' +
  'X-Forwarded-For set trustProxy (the broker: TRUST_PROXY); otherwise pass remoteAddress or rateLimitKey.'

const unknownProxy =
  'A request came with X-Forwarded-For, which is ignored. If a proxy of yours sets it, such as a CDN, all of its visitors ' +
  'share one limit until trustProxy (the broker: TRUST_PROXY) names its networks or how many proxies there are.'

/** Throws `rate_limited` for a caller that did it too often. A caller that cannot be identified is not counted. */
export async function limitRequests(
  { settings, request, remoteAddress }: Call,
  what: Limited,
): Promise<void> {
  const { rateLimit, store } = settings
  if (!rateLimit) return
  const key = await rateLimit.key(request, { remoteAddress })
  if (!key) return
  const count = await store.count(`rate:${what}:${key.slice(0, 200)}`, rateLimit.window)
  if (count > rateLimit.limit * shares[what]) throw new RateLimitError(rateLimit.window)
}
