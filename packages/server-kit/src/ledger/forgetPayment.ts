import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import { requireOrderId } from './requireOrderId.ts'

/**
 * Forgets everything about an order but its id: its keys open nothing any more, and no payment is created or found for it
 * again.
 *
 * Throws `PaymentError('payment_in_progress')` while money may move or a change was not accepted, and `'needs_review'` while
 * a person has to look; nothing is changed then.
 */
export async function forgetPayment(handler: LedgerHolder, { orderId }: { orderId: string }): Promise<void> {
  await ledgerOf(handler).forget(requireOrderId(orderId))
}
