import { replaceEqualDeep } from '@tanstack/react-query'
import { hideProofs } from './hideProofs.ts'
import type { OrderPayment } from './OrderPayment.ts'

/** react-query's structural sharing for an order's payment, whose key stays hidden. */
export function shareOrderPayment(before: unknown, next: unknown): unknown {
  const known = before as OrderPayment | null | undefined
  const found = next as OrderPayment | null
  if (!known || !found) return found
  const { paymentKey } = found
  const payment = replaceEqualDeep(known.payment, found.payment)
  if (payment === known.payment && paymentKey === known.paymentKey) return known
  return paymentKey === undefined
    ? { payment }
    : hideProofs<OrderPayment>({ payment, paymentKey }, 'paymentKey')
}
