import { decideFulfilment, type FulfilmentDecision, type PaymentOutcome } from '@powens-pay/core'

/**
 * The bakery bakes to order: it takes the bank's acceptance for the money, and lets a person look at what expired. It sells
 * nothing by standing order.
 */
export function decide(outcome: PaymentOutcome): FulfilmentDecision {
  return decideFulfilment(outcome, {
    accepted: 'fulfil',
    partial: 'review',
    expired: 'review',
    active: 'review',
  })
}
