import { isPaymentError, PaymentError } from '@powens-pay/core'

/** Turns anything that was thrown into an error for the payer. A mistake in code is logged for the developer. */
export function toPaymentError(cause: unknown): PaymentError {
  const error = isPaymentError(cause) ? cause : new PaymentError('configuration_error', undefined, { cause })
  if (error.code === 'configuration_error') console.error(error)
  return error
}
