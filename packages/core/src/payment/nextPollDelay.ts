/**
 * How long to wait before reading a payment again, in milliseconds, or `false` when it is time to stop and offer a
 * "check again" button.
 *
 * `attempt` is the number of reads so far. There are twelve reads in about four minutes. The first ones are close
 * together, so that a page sees an instant payment end.
 */
export function nextPollDelay(attempt: number): number | false {
  return attempt < 12 && Math.min(60_000, Math.round(1500 * 1.5 ** attempt))
}
