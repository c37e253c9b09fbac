import { isPaymentError, PaymentError } from '../errors/PaymentError.ts'

/** What engines say about code that is wrong, as TypeErrors like those of a server that was not reached. */
const mistake = /undefined|not defined|null|not a function|parse url|invalid url/i

/** The error of a call that brought no answer: a server that was not reached, or a mistake in code. */
export function toCallError(cause: unknown): PaymentError {
  if (isPaymentError(cause)) return cause
  const message = String(cause)
  return new PaymentError(mistake.test(message) ? 'configuration_error' : 'network_error', message, { cause })
}
