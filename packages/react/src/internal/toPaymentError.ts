import { toPaymentError as toCodedError, type PaymentError } from '@powens-pay/core'

/** What a payer is shown of anything that was thrown. A mistake in code is named in the console, for the developer. */
export function toPaymentError(cause: unknown): PaymentError {
  const error = toCodedError(cause, 'configuration_error')
  if (error.code === 'configuration_error') console.error(error)
  return error
}
