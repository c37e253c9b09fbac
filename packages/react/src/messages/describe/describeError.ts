import type { PaymentError } from '@powens-pay/core'
import type { ErrorWord, Messages } from '../Messages.ts'

type Told = Pick<Messages, 'errors'>

const isWord = (code: string, { errors }: Told): code is ErrorWord => Object.hasOwn(errors, code)

/** What the payer reads about an error. */
export function describeError({ code }: PaymentError, messages: Told): string {
  // Powens slow, failing or answering nonsense is one and the same to a payer.
  const word = code.startsWith('powens_') ? 'powens_unavailable' : code
  return messages.errors[isWord(word, messages) ? word : 'default']
}
