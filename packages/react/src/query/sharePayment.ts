import { advancePayment } from '@powens-pay/core'
import { replaceEqualDeep } from '@tanstack/react-query'
import type { CachedPayment } from './PaymentSnapshot.ts'

const isCached = (data: unknown): data is CachedPayment => !!data && Object.hasOwn(data, 'observedAt')

/**
 * react-query's structural sharing for payments. An observation is folded into what is believed already, so that a late
 * answer never undoes a newer one; what did not change keeps its identity, so that it renders nothing.
 */
export function sharePayment(before: unknown, next: unknown): unknown {
  if (!isCached(next)) return replaceEqualDeep(before, next)
  const current = before as CachedPayment | undefined
  const { reads = (current?.reads ?? 0) + 1, isLive = current?.isLive } = next
  return replaceEqualDeep(before, { ...advancePayment(current, next), reads, isLive })
}
