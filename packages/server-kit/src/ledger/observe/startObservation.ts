import type { LiveAttempt } from '../order/Attempt.ts'

/**
 * The time at which a read begins: later than what was known before it, even within one millisecond or on a clock that
 * stepped back.
 */
export const startObservation = (now: number, { believed }: LiveAttempt): number =>
  Math.max(now, believed.observedAt + 1)
