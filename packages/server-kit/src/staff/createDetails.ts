import type { StaffPaymentDetails } from '@powens-pay/core'
import { aggregateOrder } from '../ledger/order/aggregateOrder.ts'
import { createLines } from '../ledger/order/createView.ts'
import type { LivePayment } from '../ledger/order/OrderRecord.ts'
import { createStaffView } from './createStaffView.ts'
import { createTimeline } from './createTimeline.ts'

/** All that the staff may know of one payment. */
export function createDetails(known: LivePayment): StaffPaymentDetails {
  const { order, attempt } = known
  const { orderId, attempts, outbox, folded = 0 } = order
  return {
    ...createStaffView(known),
    lines: createLines(attempt),
    order: {
      orderId,
      aggregate: aggregateOrder(order),
      paymentIds: attempts.flatMap((other) => (other.stage === 'live' ? [other.paymentId] : [])),
      folded,
    },
    timeline: createTimeline(known),
    waiting: outbox.map(({ changeId, paymentId, sequence, failures, isParked }) => ({
      changeId,
      paymentId,
      sequence,
      failures,
      isParked,
    })),
  }
}
