import type { Payment } from '@powens-pay/core'

/** One look at a payment. */
export interface Observation {
  payment: Payment
  /** When the read began or the webhook was signed. */
  observedAt: number
  source: 'confirmed' | 'pushed'
  /** The webhook that brought it. */
  deliveryId?: string | undefined
  /** It is Powens's answer to a cancellation: who asked for it. */
  cancelledBy?: 'payer' | 'shop' | undefined
}
