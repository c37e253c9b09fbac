import { errorCodes, type ErrorCode } from './codes.ts'
import { PaymentError, type PaymentErrorOptions } from './PaymentError.ts'

/**
 * A `PaymentError` with its code's own sentence and HTTP status, for servers.
 *
 * `PaymentError` itself does without the table of sentences, because a browser pays for every byte.
 */
export function createPaymentError(
  code: ErrorCode,
  message?: string,
  options?: PaymentErrorOptions,
): PaymentError {
  const [status, title] = errorCodes[code]
  return new PaymentError(code, message ?? title, { status, ...options })
}
