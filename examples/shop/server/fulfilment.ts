import { decideFulfilment, type PaymentOutcome } from '@powens-pay/core'

export type Decision = ReturnType<typeof decideFulfilment>

/** The bakery bakes to order: it takes the bank's acceptance for the money, and lets a person look at what expired. */
export function decide(outcome: PaymentOutcome): Decision {
  return decideFulfilment(outcome, { accepted: 'fulfil', partial: 'review', expired: 'review' })
}
