import type { ErrorCode } from '../errors/codes.ts'
import { PaymentError } from '../errors/PaymentError.ts'
import type { Problem } from '../wire/views/Problem.ts'

let said: string | undefined

/**
 * Reads an error from a response and its parsed body. Never throws.
 *
 * A body that is no problem document (a proxy's HTML page, a wrong base path) gives `invalid_response`. A hint for
 * the developer, from a server in development, goes to the console.
 */
export function readProblem({ status }: Response, body: unknown): PaymentError {
  const {
    code = 'invalid_response',
    title = 'Is the handler mounted at the base path?',
    detail = title,
    requestId,
    payableUntil,
    hint,
  } = Object(body) as Partial<Problem>
  if (hint && hint !== said) console.warn(`[powens-pay] ${(said = hint)}`)
  // In the problem documents of other programs the code may be a number.
  return new PaymentError(String(code) as ErrorCode, detail, { status, requestId, payableUntil })
}
