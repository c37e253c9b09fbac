import { createPaymentError, type PaymentError } from '@powens-pay/core'
import type { LiveAttempt } from '../order/Attempt.ts'
import type { OrderDecision } from './orderRule.ts'

type Refusal =
  | { decision: 'payment_in_progress'; attempt: LiveAttempt }
  | Extract<OrderDecision, { decision: 'order_already_paid' | 'needs_review' }>

/** The error that says why an order has no payment to offer. */
export function createRefusal(refusal: Refusal): PaymentError {
  const until = refusal.decision === 'payment_in_progress' ? refusal.attempt.token?.until : undefined
  return createPaymentError(refusal.decision, undefined, {
    payableUntil: until === undefined ? undefined : new Date(until).toISOString(),
  })
}
