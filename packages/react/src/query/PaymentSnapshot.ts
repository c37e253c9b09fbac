import type { PaymentOutcome, PaymentView } from '@powens-pay/core'

/** A payment as the server last returned it. */
export interface PaymentSnapshot {
  payment: PaymentView
  /** What its state means. */
  outcome: PaymentOutcome
  /** This visit's reads are used up and the outcome is not final: the payment is read only when the payer asks. */
  isPaused?: true
}

export const toSnapshot = (payment: PaymentView): PaymentSnapshot => ({
  payment,
  outcome: payment.outcome,
})
