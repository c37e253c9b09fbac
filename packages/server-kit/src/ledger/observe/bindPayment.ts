import type { LedgerContext } from '../LedgerContext.ts'
import { observePayment, type AttemptReference, type Observation } from './observePayment.ts'
import type { LivePayment } from '../order/OrderRecord.ts'

/** Binds a payment to the attempt it was created for, and folds in what was seen of it. */
export async function bindPayment(
  context: LedgerContext,
  attempt: AttemptReference,
  observation: Observation,
): Promise<LivePayment> {
  // The pointer first: a webhook that overtakes us then finds its order.
  await context.orders.link(observation.payment.id, attempt.orderId)
  const seen = await observePayment(context, attempt, observation)
  if (!seen) throw new Error('The attempt disappeared from the store while its payment was created.')
  return seen
}
