import type { PaymentReference } from '@powens-pay/core'

/** Stands in for a reference that is not known yet, where nothing is asked with it. */
export const noPayment: PaymentReference = { paymentId: 0, paymentKey: '' }
