import type { PaymentError } from '@powens-pay/core'
import type { ErrorWord, Messages } from './Messages.ts'

const isWord = (code: string, { errors }: Messages): code is ErrorWord => Object.hasOwn(errors, code)

/** What the payer reads about an error. */
export function describeError({ code }: PaymentError, messages: Messages): string {
  // Powens slow, failing or answering nonsense is one and the same to a payer.
  const word = code.startsWith('powens_') ? 'powens_unavailable' : code
  return messages.errors[isWord(word, messages) ? word : 'default']
}
