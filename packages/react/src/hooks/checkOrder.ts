import { findPayment, type OrderInput, type PaymentClient, type PaymentView } from '@powens-pay/core'

/** What became of an order's payment, and whether the order can still be paid. Creates nothing. */
export async function checkOrder(
  client: PaymentClient,
  order: OrderInput,
): Promise<{ payment: PaymentView | null; isOpen: boolean }> {
  const payment = (await findPayment(client, order))?.payment ?? null
  return { payment, isOpen: !payment || payment.resumable || payment.outcome.bucket === 'not_paid' }
}
