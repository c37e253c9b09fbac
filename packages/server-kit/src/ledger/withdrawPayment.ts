import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import { requireOrderId } from './requireOrderId.ts'
import type { Withdrawal } from './obtain/withdrawOrder.ts'

/**
 * Closes the payments of an order that was edited or dropped, as far as they can be closed: a link to the bank that was
 * handed out lives seven days and cannot be revoked. What cannot be closed now is tried again by `reconcilePayments`, and
 * money that arrives nevertheless is under review, with `unwanted: 'withdrawn'`. The order may be paid anew afterwards.
 */
export async function withdrawPayment(
  handler: LedgerHolder,
  { orderId }: { orderId: string },
): Promise<Withdrawal> {
  return ledgerOf(handler).withdraw(requireOrderId(orderId))
}
