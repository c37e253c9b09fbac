import type { PaymentError } from '@powens-pay/core'
import type { ErrorMessages } from '../Messages.ts'

/** What the payer reads about an error. */
export function describeError({ code }: PaymentError, { errors }: { errors: ErrorMessages }): string {
  // For a payer it makes no difference whether Powens is slow, fails or answers nonsense.
  const word = code.startsWith('powens_') ? 'powens_unavailable' : code
  return errors[Object.hasOwn(errors, word) ? (word as 'default') : 'default']
}
