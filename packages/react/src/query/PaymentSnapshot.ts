import type { PaymentOutcome, PaymentView } from '@powens-pay/core'

/** A payment as the server last answered it. */
export interface PaymentSnapshot {
  payment: PaymentView
  /** What its state means. */
  outcome: PaymentOutcome
  /** This visit's reads are used up while the outcome is still open: only the payer asks from here on. */
  isPaused?: true
}

export const toSnapshot = (payment: PaymentView): PaymentSnapshot => ({
  payment,
  outcome: payment.outcome,
})
