import type { OrderAggregate } from '../PaymentChange.ts'
import type { Attempt } from './Attempt.ts'
import { judgeAttempt } from './judgeAttempt.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** What all attempts of an order say together. */
export function aggregateOrder(order: OrderRecord): OrderAggregate {
  const found = new Set(order.attempts.map(readAggregate))
  return (['paid', 'review', 'open'] as const).find((aggregate) => found.has(aggregate)) ?? 'unpaid'
}

function readAggregate(attempt: Attempt): OrderAggregate {
  const standing = judgeAttempt(attempt)
  if (standing !== 'at_risk') return standing
  // Of what a bank paid in part, or stopped paying, a person says what it comes to.
  const needsPerson =
    attempt.stage === 'live' && ['partial', 'rejected'].includes(attempt.believed.payment.state)
  return needsPerson ? 'review' : 'open'
}
