import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import { requireOrderId } from './requireOrderId.ts'

/**
 * Offers an order's parked changes to `onPaymentUpdated` again, in order. Call it once the cause of their failure is
 * fixed.
 */
export async function redeliverChanges(
  handler: LedgerHolder,
  { orderId }: { orderId: string },
): Promise<void> {
  await ledgerOf(handler).redeliver(requireOrderId(orderId))
}
