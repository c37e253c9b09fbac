import type { Payment } from '@powens-pay/core'
import type { Broker } from './Broker.ts'
import { deliverChanges } from './deliverChanges.ts'
import { observePayment } from './observePayment.ts'
import type { Attempt, OrderRecord } from './OrderRecord.ts'

/** Folds in what Powens answered about an attempt, and tells the merchant the news there is. */
export async function takeConfirmed(
  broker: Broker,
  orderId: string,
  { id: attemptId }: Attempt,
  { payment, observedAt }: { payment: Payment; observedAt: number },
): Promise<{ order: OrderRecord; attempt: Attempt } | null> {
  const seen = await observePayment(broker, { orderId, attemptId, payment, observedAt, source: 'confirmed' })
  if (seen?.order.outbox.length) await broker.defer(deliverChanges(broker, orderId))
  return seen
}
