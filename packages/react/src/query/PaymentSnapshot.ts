import {
  interpretPayment,
  type BelievedPayment,
  type PaymentOutcome,
  type PaymentView,
} from '@powens-pay/core'

/** A payment as the server last told it, and what its state means. */
export interface PaymentSnapshot {
  payment: PaymentView
  outcome: PaymentOutcome
}

/** What hooks select from the cached observation; the time it was made is no part of it. */
export function readPayment({ payment, source, conflict }: BelievedPayment<PaymentView>): PaymentSnapshot {
  return {
    payment,
    outcome: interpretPayment(conflict ? { ...payment, source, review: 'conflict' } : { ...payment, source }),
  }
}
