import type { PaymentHandler } from '../http/createPaymentHandler.ts'
import { brokerOf } from './brokers.ts'
import { unchanged } from './createOrders.ts'
import { deliverChanges } from './deliverChanges.ts'

/** Offers an order's parked changes to `onPaymentUpdated` again, in order: for when what made them fail is mended. */
export async function redeliverChanges(
  handler: PaymentHandler,
  { orderId }: { orderId: string },
): Promise<void> {
  const broker = brokerOf(handler)
  await broker.orders.update(orderId, (order) => {
    const parked = order.outbox.filter(({ isParked }) => isParked)
    if (parked.length === 0) return unchanged
    for (const change of parked) Object.assign(change, { isParked: false, failures: 0, notBefore: 0 })
    return true
  })
  await deliverChanges(broker, orderId)
}
