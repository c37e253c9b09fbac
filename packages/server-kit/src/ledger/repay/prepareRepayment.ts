import { ledgerOf, type LedgerHolder } from '../ledgerOf.ts'
import { requireOrderId } from '../requireOrderId.ts'
import type { PreparedRepayment } from './repayPayments.ts'
import type { RepaymentOptions } from './RepaymentOptions.ts'

/**
 * Sends money back to payers: one payment, or a bulk payment, from your account to theirs. Powens Pay has no refund, so a
 * person approves it in the webview like any payment. The payers' accounts are read from Powens now and kept nowhere. What is
 * repaid is written at the first payment before anything is created, and never exceeds what came. Its changes carry `repays`.
 *
 * Throws `invalid_request` for a line that cannot be repaid, and then nothing is created.
 *
 * @example
 * const { redirectUrl } = await prepareRepayment(handler, {
 *   orderId: 'repayment-17',
 *   lines: [{ paymentId: 8817 }],
 *   by: 'ada',
 *   note: 'paid twice',
 * })
 */
export async function prepareRepayment(
  handler: LedgerHolder,
  options: RepaymentOptions,
): Promise<PreparedRepayment> {
  requireOrderId(options.orderId)
  return ledgerOf(handler).repay(options)
}
