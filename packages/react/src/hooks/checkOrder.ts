import { findPayment, type OrderInput, type PaymentClient, type PaymentView } from '@powens-pay/core'

/** What became of an order's payment, and whether the order can still be paid. Creates nothing. */
export async function checkOrder(
  client: PaymentClient,
  order: OrderInput,
): Promise<{ payment: PaymentView | null; isOpen: boolean }> {
  const found = await findPayment(client, order)
  if (!found) return { payment: null, isOpen: true }
  const { payment } = found
  return { payment, isOpen: payment.resumable || payment.outcome.bucket === 'not_paid' }
}
