/**
 * Whether a time is less than a pause away, before or after.
 *
 * A time far ahead was written by a clock that has been put right since: nothing waits for it.
 */
export const isWithin = (pause: number, time: number, now: number): boolean => Math.abs(now - time) < pause
