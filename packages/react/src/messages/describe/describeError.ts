import type { PaymentError } from '@powens-pay/core'
import type { ErrorWord, Messages } from '../Messages.ts'

type ErrorMessages = Pick<Messages, 'errors'>

const isWord = (code: string, { errors }: ErrorMessages): code is ErrorWord => Object.hasOwn(errors, code)

/** What the payer reads about an error. */
export function describeError({ code }: PaymentError, messages: ErrorMessages): string {
  // For a payer it makes no difference whether Powens is slow, fails or answers nonsense.
  const word = code.startsWith('powens_') ? 'powens_unavailable' : code
  return messages.errors[isWord(word, messages) ? word : 'default']
}
