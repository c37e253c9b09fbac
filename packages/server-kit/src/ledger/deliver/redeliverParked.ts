import type { LedgerContext } from '../LedgerContext.ts'

/** Takes an order's parked changes back into delivery, in order. */
export async function redeliverParked(
  { orders, deliver }: Pick<LedgerContext, 'orders' | 'deliver'>,
  orderId: string,
): Promise<void> {
  await orders.update(orderId, ({ outbox }) => {
    for (const change of outbox) {
      if (change.isParked) Object.assign(change, { isParked: false, failures: 0, notBefore: 0 })
    }
  })
  await deliver(orderId)
}
