import type { AcceptedTerms } from '@powens-pay/core'
import type { LedgerContext } from '../LedgerContext.ts'
import type { WebviewName } from '../order/Attempt.ts'
import { isServed } from '../order/isServed.ts'
import { findLive, type LivePayment } from '../order/OrderRecord.ts'

/**
 * Records that the shop's own page validates a payment, and what its payer accepted. Gives the webview that the payment
 * belongs to: Powens's if that was opened first; `null` when the payment may not be approved any more.
 */
export function beginInShop(
  { orders, powens }: Pick<LedgerContext, 'orders' | 'powens'>,
  { order: { orderId }, attempt: { id } }: LivePayment,
  terms: AcceptedTerms | null,
): Promise<WebviewName | null> {
  return orders.update(orderId, (order) => {
    const live = findLive(order, id)
    if (!live || !isServed(order, live.attempt)) return null
    const { attempt } = live
    // What was accepted for a validation that is under way stays as it was.
    if (attempt.believed.payment.state !== 'created') return attempt.webview?.name ?? null
    if (attempt.webview?.name !== 'powens') attempt.webview = { name: 'shop', at: powens.now(), terms }
    return attempt.webview.name
  })
}
