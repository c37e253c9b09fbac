import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'

/** Offers an order's parked changes to `onPaymentUpdated` again, in order: for when what made them fail is mended. */
export async function redeliverChanges(
  handler: LedgerHolder,
  { orderId }: { orderId: string },
): Promise<void> {
  await ledgerOf(handler).redeliver(orderId)
}
