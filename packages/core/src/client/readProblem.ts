import { has } from '../contract/guards.ts'
import type { Problem } from '../contract/problem.ts'
import type { ErrorCode } from '../errors/codes.ts'
import { PaymentError } from '../errors/PaymentError.ts'

const isProblem = (value: unknown): value is Problem =>
  has(value, 'code title', 'string') && has(value, 'detail requestId', 'string undefined')

/**
 * The error that a response and its parsed body describe. Never throws.
 *
 * Something other than a problem document (a proxy's HTML page, a wrong base path) becomes `internal_error` for a
 * status of 500 and more, `not_found` for 404, and `invalid_response` otherwise.
 */
export function readProblem({ status }: Response, body: unknown): PaymentError {
  if (isProblem(body))
    return new PaymentError(body.code as ErrorCode, body.detail ?? body.title, {
      status,
      requestId: body.requestId,
    })
  const code = status >= 500 ? 'internal_error' : status === 404 ? 'not_found' : 'invalid_response'
  return new PaymentError(code, 'The handler did not answer this. Is it mounted at the base path?', {
    status,
  })
}
