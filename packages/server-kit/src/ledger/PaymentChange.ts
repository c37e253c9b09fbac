import type { PaymentOutcome, PaymentView } from '@powens-pay/core'

export interface PaymentChange {
  orderId: string
  /** Stable: a repeat of the same change carries the same id. */
  changeId: string
  payment: PaymentView
  outcome: PaymentOutcome
  /** Another payment of this order, by id, had been paid before: the payer has to be repaid. */
  duplicateOf?: number | undefined
}
