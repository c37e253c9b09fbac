import type { LiveAttempt } from './Attempt.ts'

/**
 * When a read that begins now is said to have begun: later than what was known before it, even within one millisecond or
 * on a clock that stepped back.
 */
export const startObservation = (now: number, { believed }: LiveAttempt): number =>
  Math.max(now, believed.observedAt + 1)
