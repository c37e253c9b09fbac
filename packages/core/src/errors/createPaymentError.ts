import { errorCodes, type ErrorCode } from './codes.ts'
import { PaymentError, type PaymentErrorOptions } from './PaymentError.ts'

/**
 * Creates a `PaymentError` with the sentence and the HTTP status of its code, for servers.
 *
 * `PaymentError` itself does not use the table of sentences, so that a page does not load it.
 */
export function createPaymentError(
  code: ErrorCode,
  message?: string,
  options?: PaymentErrorOptions,
): PaymentError {
  const [status, title] = errorCodes[code]
  return new PaymentError(code, message ?? title, { status, ...options })
}
