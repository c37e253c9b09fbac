import type { ErrorCode } from './codes.ts'
import { isPaymentError, PaymentError } from './PaymentError.ts'

/** Gives anything that was thrown a code, and keeps it as the cause. A `PaymentError` stays as it is. */
export function toPaymentError(cause: unknown, code: ErrorCode): PaymentError {
  return isPaymentError(cause) ? cause : new PaymentError(code, String(cause), { cause })
}
