import { createView } from './order/createView.ts'
import type { PaymentView } from '@powens-pay/core'
import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import type { ResolveOptions } from './resolveAttempt.ts'

/**
 * Ends a review: records what a person or a bank statement says of a payment that is under review, accepted, expired or
 * partial. `onPaymentUpdated` hears of it. Powens's state stays, and a later final state that says the opposite opens the
 * review again. `by` and `note` are kept for the audit and reach no page.
 */
export async function resolvePayment(handler: LedgerHolder, options: ResolveOptions): Promise<PaymentView> {
  const { order, attempt } = await ledgerOf(handler).resolve(options)
  return createView(order.orderId, attempt)
}
