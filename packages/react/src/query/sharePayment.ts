import { isNewerView } from '@powens-pay/core'
import { replaceEqualDeep } from '@tanstack/react-query'
import type { PaymentSnapshot } from './PaymentSnapshot.ts'

/**
 * react-query's structural sharing for payments: a late answer never undoes a newer one, and what did not change keeps
 * its identity, so that it renders nothing.
 */
export function sharePayment(before: unknown, next: unknown): unknown {
  const known = before as PaymentSnapshot | undefined
  const answered = next as PaymentSnapshot
  return known && isNewerView(known.payment, answered.payment) ? known : replaceEqualDeep(known, answered)
}
