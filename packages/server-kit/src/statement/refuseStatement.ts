import { createPaymentError, type PaymentError } from '@powens-pay/core'

/** A file that is no statement as a whole. Nothing of its content is in the message: it may name people and accounts. */
export const refuseStatement = (what: string): PaymentError =>
  createPaymentError(
    'invalid_request',
    `The statement cannot be read: ${what} Nothing was matched or changed.`,
  )
