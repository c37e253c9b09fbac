import type { OrderAggregate } from '../PaymentChange.ts'
import type { Attempt } from './Attempt.ts'
import { createView } from './createView.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** What all attempts of an order say together. */
export function aggregateOrder(order: OrderRecord): OrderAggregate {
  const found = new Set(order.attempts.map((attempt) => judge(order, attempt)))
  return (['paid', 'review', 'open'] as const).find((aggregate) => found.has(aggregate)) ?? 'unpaid'
}

function judge({ orderId }: OrderRecord, attempt: Attempt): OrderAggregate {
  if (attempt.stage === 'creating') return 'open'
  if (attempt.stage !== 'live') return 'unpaid'
  const { outcome } = createView(orderId, attempt)
  const { status, bucket, needsReview, isFinal } = outcome
  if (needsReview) return 'review'
  if (bucket === 'paid') return 'paid'
  if (bucket === 'not_paid') return 'unpaid'
  const isOver = isFinal && status !== 'accepted'
  return isOver ? 'review' : 'open'
}
