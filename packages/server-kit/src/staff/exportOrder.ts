import { createPaymentError, type StaffPaymentDetails } from '@powens-pay/core'
import { ledgerOf, type LedgerHolder } from '../ledger/ledgerOf.ts'
import { requireOrderId } from '../ledger/requireOrderId.ts'
import { createDetails } from './createDetails.ts'

/** All that is kept about an order, but for keys and hashes, which say nothing about a person. */
export interface ExportedOrder {
  orderId: string
  payments: StaffPaymentDetails[]
}

/**
 * What is kept about an order, for a person who asks for their data. Account numbers and identities are not kept, so there are
 * none. Throws `PaymentError('order_not_found')` for an order that is unknown or was forgotten.
 */
export async function exportOrder(
  handler: LedgerHolder,
  { orderId }: { orderId: string },
): Promise<ExportedOrder> {
  const order = await ledgerOf(handler).find(requireOrderId(orderId))
  if (!order || order.isForgotten) throw createPaymentError('order_not_found')
  const payments = order.attempts.flatMap((attempt) =>
    attempt.stage === 'live' ? [createDetails({ order, attempt })] : [],
  )
  return { orderId, payments }
}
