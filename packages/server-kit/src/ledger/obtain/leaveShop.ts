import { createPaymentError } from '@powens-pay/core'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import { tryRefresh } from '../observe/refreshPayment.ts'
import { isServed } from '../order/isServed.ts'
import { findLive, type LivePayment } from '../order/OrderRecord.ts'

/**
 * Takes a payment out of the shop's page. Says whether Powens's webview may take over, which it may while nothing has
 * begun, as Powens itself says now. Otherwise the order's next attempt uses Powens's webview.
 *
 * Throws `powens_unavailable` when Powens does not answer.
 */
export async function leaveShop(context: LedgerContext, known: LivePayment, visit: Visit): Promise<boolean> {
  const { order, attempt } = known
  if (attempt.webview?.name === 'shop' && !(await tryRefresh(context, known, visit)))
    throw createPaymentError('powens_unavailable')
  return context.orders.update(order.orderId, (current) => {
    const live = findLive(current, attempt.id)
    if (!live) return false
    const { webview, believed } = live.attempt
    if (webview?.name === 'shop') {
      if (believed.payment.state === 'created') delete live.attempt.webview
      else webview.isLeft = true
    }
    return live.attempt.webview?.name !== 'shop' && isServed(current, live.attempt)
  })
}
