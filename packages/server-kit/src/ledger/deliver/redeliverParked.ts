import { addHistory } from '../order/history.ts'
import type { LedgerContext } from '../LedgerContext.ts'

/** Takes an order's parked changes back into delivery, in order. */
export async function redeliverParked(
  { orders, deliver, powens }: Pick<LedgerContext, 'orders' | 'deliver' | 'powens'>,
  orderId: string,
  person?: string,
): Promise<void> {
  await orders.update(orderId, (order) => {
    for (const change of order.outbox) {
      if (!change.isParked) continue
      Object.assign(change, { isParked: false, failures: 0, notBefore: 0 })
      const { paymentId, changeId } = change
      addHistory(order, { event: 'redelivered', paymentId, at: powens.now(), changeId, by: 'shop', person })
    }
  })
  await deliver(orderId)
}
