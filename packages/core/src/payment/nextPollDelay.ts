/**
 * How long to wait before reading a payment again, in milliseconds, or `false` when it is time to stop and offer a
 * "check again" button.
 *
 * `attempt` is how often it was read already: twelve reads in about four minutes, the first ones close together, so that
 * an instant payment is seen to end and Powens is not polled.
 */
export function nextPollDelay(attempt: number): number | false {
  return attempt < 12 && Math.min(60_000, Math.round(1500 * 1.5 ** attempt))
}
