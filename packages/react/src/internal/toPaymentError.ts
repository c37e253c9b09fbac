import { isPaymentError, PaymentError } from '@powens-pay/core'

/** What a client of the merchant's own threw, as the error that hooks and components speak of. */
export function toPaymentError(cause: unknown): PaymentError {
  return isPaymentError(cause) ? cause : new PaymentError('network_error', undefined, { cause })
}
