import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import type { ReconcileOptions, ReconcileResult } from './sweep/sweepOrders.ts'

/**
 * Finds what no webhook reported: payments without a webhook for long, creations whose answer was lost, changes that
 * the merchant has not accepted. For a platform's cron: call it again while `hasMore`. A server that keeps running has
 * `startReconciling`. Rejects when the store fails.
 */
export async function reconcilePayments(
  handler: LedgerHolder,
  options: ReconcileOptions = {},
): Promise<ReconcileResult> {
  return ledgerOf(handler).sweep(options)
}
