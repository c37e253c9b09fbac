import { PaymentError } from '@powens-pay/core'

/** The longest time that a timer takes: a longer one would end at once. */
const longest = 2 ** 31 - 1

/**
 * The number of an option: milliseconds, bytes or a count. Throws `PaymentError('configuration_error')` for one that is
 * broken, zero, negative or endless; `most` is the highest that is taken.
 */
export function requirePositive(option: string, value: unknown, most: number = longest): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most) return value
  throw new PaymentError(
    'configuration_error',
    `${option} is ${describe(value)}, and it has to be a whole number from 1 to ${most}. Correct it, or leave it out.`,
  )
}

const describe = (value: unknown): string => (typeof value === 'number' ? String(value) : `a ${typeof value}`)
