import type { ErrorCode } from '../errors/codes.ts'
import { PaymentError } from '../errors/PaymentError.ts'
import type { Problem } from '../wire/views/Problem.ts'

/**
 * The error that a response and its parsed body describe. Never throws.
 *
 * Something other than a problem document (a proxy's HTML page, a wrong base path) becomes `invalid_response`.
 */
export function readProblem({ status }: Response, body: unknown): PaymentError {
  const {
    code = 'invalid_response',
    title = 'No answer of the handler. Is it mounted at the base path?',
    detail = title,
    requestId,
  } = Object(body) as Partial<Problem>
  // Other programs number their codes.
  return new PaymentError(String(code) as ErrorCode, detail, { status, requestId })
}
