import { createPaymentError, type PaymentError } from '@powens-pay/core'

/** A repayment that cannot be made as it is asked for. No account is in the message. */
export const refuseRepayment = (what: string): PaymentError =>
  createPaymentError('invalid_request', `The repayment cannot be prepared. ${what} Nothing was created.`)
