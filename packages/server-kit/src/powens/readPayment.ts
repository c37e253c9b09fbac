import type { Payment } from '@powens-pay/core'
import { readBankUrl } from './readBankUrl.ts'

/**
 * Whether Powens's JSON can be read as a payment: the few fields that money depends on have the right types.
 *
 * Everything else is tolerated: a state that does not exist yet, absent fields, unknown ones.
 */
function isPayment(value: unknown): value is Payment {
  if (!isObject(value) || !Number.isSafeInteger(value['id']) || typeof value['state'] !== 'string')
    return false
  const { instructions } = value
  return (
    instructions === undefined ||
    instructions === null ||
    (Array.isArray(instructions) && instructions.every(isObject))
  )
}

/**
 * Powens's JSON as a payment; `null` when it is none.
 *
 * Every payment that reaches anybody is read here, so that no `validate_uri` is an address to which no browser may be sent:
 * such a one is `null`.
 */
export function readPayment(answer: unknown): Payment | null {
  if (!isPayment(answer)) return null
  const { validate_uri: address = null } = answer
  const checked = readBankUrl(address)
  return checked === address ? answer : { ...answer, validate_uri: checked }
}

/** The same for the answer about one payment. Another payment's says nothing of it. */
export const readPaymentOf =
  (paymentId: number) =>
  (answer: unknown): Payment | null => {
    const payment = readPayment(answer)
    return payment?.id === paymentId ? payment : null
  }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
