import type { LedgerContext } from '../LedgerContext.ts'
import type { DecidedLine } from './decideLine.ts'
import { refuseRepayment } from './refuseRepayment.ts'

/** Makes an order that of a repayment, before it has a payment. An order that payers pay never becomes one. */
export async function claimRepaymentOrder(
  { orders }: Pick<LedgerContext, 'orders'>,
  orderId: string,
  lines: readonly DecidedLine[],
): Promise<void> {
  const isClaimed = await orders.update(orderId, (order) => {
    if (!order.repays && (order.attempts.length > 0 || order.isForgotten)) return false
    const added = lines.map(({ id, paymentId, orderId: repaid, amount, currency }) => ({
      line: id,
      paymentId,
      orderId: repaid,
      amount,
      currency,
    }))
    const names = new Set(added.map(({ line }) => line))
    order.repays = [...(order.repays ?? []).filter(({ line }) => !names.has(line)), ...added]
    return true
  })
  if (!isClaimed)
    throw refuseRepayment(
      'orderId is that of an order which payers pay. Give the repayment an id of its own.',
    )
}
