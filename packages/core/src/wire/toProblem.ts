import { errorCodes, type ErrorCode } from '../errors/codes.ts'
import { PaymentError } from '../errors/PaymentError.ts'
import type { Problem } from './views/Problem.ts'

export const problemContentType = 'application/problem+json'

/** Builds the answer to an error: the status and the sentence of its code, and its own message as the detail. */
export function toProblem(error: PaymentError): Problem {
  const [status, title] = Object.hasOwn(errorCodes, error.code)
    ? errorCodes[error.code as ErrorCode]
    : errorCodes.internal_error
  return {
    type: error.docs ?? 'about:blank',
    title,
    // An error of the browser (status 0) that reaches a server is the server's fault.
    status: error.status || status || 500,
    ...(error.message !== error.code && error.message !== title && { detail: error.message }),
    code: error.code,
    ...(error.payableUntil !== undefined && { payableUntil: error.payableUntil }),
    ...(error.requestId !== undefined && { requestId: error.requestId }),
  }
}
