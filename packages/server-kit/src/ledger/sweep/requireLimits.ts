import { PaymentError } from '@powens-pay/core'

/** What a timer can wait: above this it fires at once. */
const longest = 2 ** 31 - 1

/** Throws `PaymentError('configuration_error')` unless each limit that is given is a whole number that a timer can keep. */
export function requireLimits(limits: Readonly<Record<string, number | undefined>>): void {
  for (const [name, value] of Object.entries(limits)) {
    if (value === undefined) continue
    if (Number.isSafeInteger(value) && value > 0 && value <= longest) continue
    throw new PaymentError(
      'configuration_error',
      `${name} is ${String(value).slice(0, 40)}, so what is due would never be looked at, or without a pause. Pass a whole number ` +
        `from 1 to ${longest}${name === 'concurrency' ? '' : ', in milliseconds'}, or leave it out.`,
    )
  }
}
