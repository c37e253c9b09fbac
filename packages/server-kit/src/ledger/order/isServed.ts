import type { LiveAttempt } from './Attempt.ts'
import { isPayable } from './createView.ts'
import { judgeAttempt } from './judgeAttempt.ts'
import { findLatest, type OrderRecord } from './OrderRecord.ts'

/**
 * Whether a link may lead to the bank with this payment: it is the order's latest and can be approved, no person has to
 * look at another one first, and the debt is not paid by another of its round or a later one.
 */
export function isServed(order: OrderRecord, attempt: LiveAttempt): boolean {
  if (findLatest(order)?.id !== attempt.id || !isPayable(attempt)) return false
  return order.attempts.every((other) => {
    const standing = judgeAttempt(other)
    const isPaid = standing === 'paid' || standing === 'at_risk'
    return standing !== 'review' && !(isPaid && other.round >= attempt.round)
  })
}
