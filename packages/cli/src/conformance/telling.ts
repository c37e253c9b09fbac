import type { Telling } from './createMerchant.ts'
import type { VisitedPayment, Visitor } from './createVisitor.ts'
import { must } from './must.ts'

/** Brings a payment to a state and sends the webhook about it. */
export async function bringTo(visitor: Visitor, { id }: VisitedPayment, state: string): Promise<void> {
  visitor.setTruth(id, state)
  await visitor.sendWebhook(id)
}

export async function mustReceive(
  visitor: Visitor,
  payment: VisitedPayment,
  state: string,
): Promise<Telling> {
  const change = await visitor.waitForChange(payment, state)
  must(change !== null, `The merchant received no change to ${state}.`)
  return change as Telling
}

/** Waits for the change of another payment: changes that were sent earlier have arrived by then. */
export async function waitForOthers(visitor: Visitor): Promise<void> {
  const other = await visitor.pay()
  await bringTo(visitor, other, 'done')
  await mustReceive(visitor, other, 'done')
}
