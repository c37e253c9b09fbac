import { isPaymentError, PaymentError } from '@powens-pay/core'

/** What a payer is shown of anything that was thrown. A mistake in code is named in the console, for the developer. */
export function toPaymentError(cause: unknown): PaymentError {
  const error = isPaymentError(cause) ? cause : new PaymentError('configuration_error', undefined, { cause })
  if (error.code === 'configuration_error') console.error(error)
  return error
}
