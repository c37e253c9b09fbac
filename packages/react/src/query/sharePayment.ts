import { advancePayment, type BelievedPayment, type PaymentView } from '@powens-pay/core'
import { replaceEqualDeep } from '@tanstack/react-query'

const isObservation = (data: unknown): data is BelievedPayment<PaymentView> =>
  typeof data === 'object' && data !== null && 'observedAt' in data

/**
 * react-query's structural sharing for payments. An observation is folded into what is believed already, so that a late
 * answer never undoes a newer one; what did not change keeps its identity, so that it renders nothing.
 */
export function sharePayment(before: unknown, next: unknown): unknown {
  if (!isObservation(next)) return replaceEqualDeep(before, next)
  return replaceEqualDeep(before, advancePayment(isObservation(before) ? before : undefined, next))
}
