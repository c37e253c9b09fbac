import { isFinalState } from '@powens-pay/core'
import type { LiveAttempt } from '../order/Attempt.ts'
import { getReview } from '../order/getReview.ts'

/** What to do when a payer wants to pay an order. */
export type OrderDecision =
  | 'create'
  /** The same payment, its link again. */
  | 'reuse'
  /** The same payment; there is nothing left to approve. */
  | 'show'
  /** The old payment has to be cancelled at Powens before there may be another. */
  | 'replace'
  | 'payment_in_progress'
  | 'order_already_paid'
  | 'needs_review'

export interface OrderFacts {
  /** The order's latest payment that exists at Powens. */
  latest: LiveAttempt | undefined
  /** Whether what is to be paid now is what that payment pays. */
  isSameTerms: boolean
  /** The merchant allows this order to be paid again. */
  allowAnotherPayment: boolean
}

/** The order rule: at most one payable link per order. */
export function decideOrder({ latest, isSameTerms, allowAnotherPayment }: OrderFacts): OrderDecision {
  if (!latest) return 'create'
  if (getReview(latest) !== null) return 'needs_review'
  const { wasPending, payment } = latest.believed

  switch (payment.state) {
    case 'created':
      return isSameTerms ? 'reuse' : 'replace'
    case 'validating':
      return isSameTerms ? 'reuse' : 'payment_in_progress'
    case 'rejected':
      return 'create'
    case 'expired':
      return wasPending ? 'needs_review' : 'create'
  }
  // A standing order that runs has been paid for; a single transfer is only on its way.
  const isActive = payment.state === 'pending' && latest.kind === 'recurring'
  if (isFinalState(payment.state) || isActive) return allowAnotherPayment ? 'create' : 'order_already_paid'
  // Pending, and any state that Powens adds later: money may be moving.
  return isSameTerms ? 'show' : 'payment_in_progress'
}
