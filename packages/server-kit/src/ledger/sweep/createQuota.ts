import { isPaymentError } from '@powens-pay/core'

/** After so many failures in a row the other side is down, and to ask on would only keep others waiting. */
const mostFailures = 5

/** Whether one sweep may go on asking somebody. */
export interface Quota {
  isSpent(): boolean
  /** What came of asking; `null` when it went well. */
  record(error: unknown): void
  spend(): void
}

/** Is spent when the other side keeps failing, or says that it is asked too often. */
export function createQuota(): Quota {
  let failures = 0
  let isSpent = false
  return {
    isSpent: () => isSpent,
    record(error) {
      failures = error === null ? 0 : failures + 1
      isSpent ||= failures >= mostFailures || (isPaymentError(error) && error.code === 'rate_limited')
    },
    spend: () => void (isSpent = true),
  }
}
