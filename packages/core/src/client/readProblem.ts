import type { ErrorCode } from '../errors/codes.ts'
import { PaymentError } from '../errors/PaymentError.ts'

/**
 * Turns a refusing response into the error it describes. Never throws.
 *
 * Something other than a problem document (a proxy's HTML page, a wrong base path) becomes `internal_error` for a
 * status of 500 and more, `not_found` for 404, and `invalid_response` otherwise.
 */
export async function readProblem(response: Response): Promise<PaymentError> {
  const { status } = response
  const problem = (await response.json().catch(() => null)) as Record<string, unknown> | null
  const read = (key: string) => {
    const value = problem?.[key]
    return typeof value === 'string' ? value : undefined
  }
  const code =
    read('code') ?? (status >= 500 ? 'internal_error' : status === 404 ? 'not_found' : 'invalid_response')
  return new PaymentError(code as ErrorCode, read('detail') ?? read('title'), {
    status,
    requestId: read('requestId'),
  })
}
