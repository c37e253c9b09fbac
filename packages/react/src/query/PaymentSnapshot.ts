import {
  interpretPayment,
  nextPollDelay,
  type BelievedPayment,
  type PaymentOutcome,
  type PaymentView,
} from '@powens-pay/core'

/** What the query cache holds: what is believed of a payment, and how often it was read in this visit. */
export type CachedPayment = BelievedPayment<PaymentView> & {
  reads?: number
  /** The server tells each change. */
  isLive?: boolean
}

/** A payment as the server last told it, and what its state means. */
export interface PaymentSnapshot {
  payment: PaymentView
  outcome: PaymentOutcome
  /** This visit's reads are used up while the outcome is still open: only the payer asks from here on. */
  isPaused: boolean
}

/** What hooks select from the cache; when and how often it was read is no part of it. */
export function readPayment({ payment, source, conflict, reads = 0 }: CachedPayment): PaymentSnapshot {
  const review = conflict ? 'conflict' : payment.review
  const outcome = interpretPayment(payment, { source, review })
  return { payment, outcome, isPaused: !outcome.isFinal && !nextPollDelay(reads) }
}
