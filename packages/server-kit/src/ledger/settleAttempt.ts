import type { Payment } from '@powens-pay/core'
import type { Broker } from './Broker.ts'
import { unchanged } from './createOrders.ts'
import { observePayment } from './observePayment.ts'
import type { Attempt, OrderRecord } from './OrderRecord.ts'

export interface FoundObservation {
  payment: Payment
  observedAt: number
  source: 'confirmed' | 'pushed'
  deliveryId?: string | undefined
}

/** Binds a payment to the attempt it was created for, and folds in what was seen of it. */
export async function settleAttempt(
  broker: Broker,
  orderId: string,
  attemptId: string,
  observation: FoundObservation,
): Promise<{ order: OrderRecord; attempt: Attempt }> {
  // The pointer first: a webhook that overtakes us then finds its order.
  await broker.orders.link(observation.payment.id, orderId)
  const seen = await observePayment(broker, { orderId, attemptId, ...observation })
  if (!seen) throw new Error('The attempt disappeared from the store while its payment was created.')
  return seen
}

/** Changes one attempt of an order, if it is still there. */
export async function updateAttempt(
  broker: Broker,
  orderId: string,
  attemptId: string,
  change: (attempt: Attempt, order: OrderRecord) => void,
): Promise<void> {
  await broker.orders.update(orderId, (order) => {
    const attempt = order.attempts.find(({ id }) => id === attemptId)
    if (!attempt) return unchanged
    change(attempt, order)
    return true
  })
}
