import type { PaymentView } from '@powens-pay/core'

/** An order's latest payment. */
export interface OrderPayment {
  payment: PaymentView
  /** The key to follow it. Never stored: absent in data that was persisted, or prefetched on a server. */
  paymentKey?: string
}
