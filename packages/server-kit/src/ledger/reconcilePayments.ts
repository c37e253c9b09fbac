import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import type { ReconcileOptions, ReconcileResult } from './sweepOrders.ts'

/**
 * Finds what no webhook reported: payments without a webhook for long, creations whose answer was lost, changes that
 * the merchant has not accepted. Call it from a cron or an interval, on any number of instances.
 *
 * @example
 * setInterval(() => reconcilePayments(handler), 60_000)
 */
export async function reconcilePayments(
  handler: LedgerHolder,
  options: ReconcileOptions = {},
): Promise<ReconcileResult> {
  return ledgerOf(handler).sweep(options)
}
