import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'

/**
 * Forgets everything about an order: its attempts, keys and undelivered changes. Its keys open nothing any more, unless
 * Powens still knows the payment.
 */
export async function forgetPayment(handler: LedgerHolder, { orderId }: { orderId: string }): Promise<void> {
  await ledgerOf(handler).forget(orderId)
}
