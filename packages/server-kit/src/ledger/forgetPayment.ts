import type { PaymentHandler } from '../http/createPaymentHandler.ts'
import { brokerOf } from './brokers.ts'

/**
 * Forgets everything about an order: its attempts, keys and undelivered news. Its keys open nothing any more, unless Powens
 * still knows the payment.
 */
export async function forgetPayment(
  handler: PaymentHandler,
  { orderId }: { orderId: string },
): Promise<void> {
  await brokerOf(handler).orders.forget(orderId)
}
