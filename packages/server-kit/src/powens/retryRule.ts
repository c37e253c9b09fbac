import type { PowensApiError } from '../errors/PowensApiError.ts'

const passing = new Set([429, 500, 502, 503, 504])

/** Whether asking again may help: no answer came, or one that is known to pass. */
export function isRetryable(error: PowensApiError): boolean {
  if (error.code === 'powens_unavailable' && error.upstreamStatus === undefined) return true
  return error.upstreamStatus !== undefined && passing.has(error.upstreamStatus)
}

/**
 * The longest that Powens's `Retry-After` keeps anybody from asking again, in milliseconds. A day would be a day without
 * payments, for a fault that is over in a minute.
 */
const longestRest = 60_000

export const limitRest = (retryAfter: number): number => Math.min(retryAfter, longestRest)

const firstDelay = 500
const longestDelay = 4_000

/**
 * Milliseconds before the next try, or `null` when Powens asked for more patience than there is.
 *
 * Half of it is left to chance, so that callers who failed together do not come back together.
 */
export function nextDelay(
  attempt: number,
  retryAfter: number | undefined,
  patience: number,
  random: () => number = Math.random,
): number | null {
  const backOff = Math.min(firstDelay * 2 ** (attempt - 1), longestDelay)
  const delay = Math.max(backOff / 2 + (random() * backOff) / 2, retryAfter ?? 0)
  return delay < patience ? delay : null
}
