import type { Payment } from '@powens-pay/core'

/**
 * Whether Powens's JSON can be read as a payment: the few fields that money depends on have the right types.
 *
 * Everything else is tolerated: a state that does not exist yet, absent fields, unknown ones.
 */
export function isPayment(value: unknown): value is Payment {
  if (!isObject(value) || !Number.isSafeInteger(value['id']) || typeof value['state'] !== 'string')
    return false
  const { instructions } = value
  return (
    instructions === undefined ||
    instructions === null ||
    (Array.isArray(instructions) && instructions.every(isObject))
  )
}

export const readPayment = (answer: unknown): Payment | null => (isPayment(answer) ? answer : null)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
