import type { StaffPaymentView } from '@powens-pay/core'
import { createView } from '../ledger/order/createView.ts'
import { findDuplicates } from '../ledger/order/findDuplicates.ts'
import { findQuestion } from '../ledger/order/findQuestion.ts'
import { findLatest, type LivePayment } from '../ledger/order/OrderRecord.ts'
import { isResolvable } from '../ledger/resolveAttempt.ts'

/** A payment as the staff sees it in a list. */
export function createStaffView({ order, attempt }: LivePayment): StaffPaymentView {
  const { duplicateOf = null, possibleDuplicateOf = null } = findDuplicates(order, attempt)
  return {
    payment: createView(order.orderId, attempt),
    createdAt: toTime(attempt.createdAt),
    isLatest: findLatest(order)?.id === attempt.id,
    question: findQuestion(attempt),
    resolvable: isResolvable(attempt),
    duplicateOf,
    possibleDuplicateOf,
    parkedChanges: order.outbox.filter(
      ({ isParked, paymentId }) => isParked && paymentId === attempt.paymentId,
    ).length,
  }
}

/** ISO 8601, UTC. */
export const toTime = (milliseconds: number): string => new Date(milliseconds).toISOString()
