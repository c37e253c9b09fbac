import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { Observation } from './Observation.ts'
import { observePayment } from './observePayment.ts'
import type { LivePayment, OrderRecord } from '../order/OrderRecord.ts'

/**
 * Folds in the payment of Powens's answer to a call about it, and delivers the change. Returns the payment as it is
 * now.
 */
export async function recordAnswer(
  context: LedgerContext,
  known: LivePayment,
  visit: Visit,
  answer: Omit<Observation, 'source' | 'deliveryId'>,
): Promise<LivePayment> {
  const reference = { orderId: known.order.orderId, attemptId: known.attempt.id }
  const seen = await observePayment(context, reference, { ...answer, source: 'confirmed' })
  if (!seen) return known
  await deliverNews(context, seen.order, visit)
  return seen
}

/** Delivers an order's changes to the merchant, after the reply where the platform allows it. */
export async function deliverNews(
  { deliver }: Pick<LedgerContext, 'deliver'>,
  { orderId, outbox }: OrderRecord,
  { defer }: Visit,
): Promise<void> {
  if (outbox.length > 0) await defer(deliver(orderId))
}
