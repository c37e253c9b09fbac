import { createScopedToken } from '../../tokens/createScopedToken.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import type { WebviewName } from '../order/Attempt.ts'
import { addHistory } from '../order/history.ts'
import { isServed } from '../order/isServed.ts'
import { findLive, type LivePayment, type OrderRecord } from '../order/OrderRecord.ts'
import { tokenLifetime } from '../order/token.ts'

export interface MintedToken {
  token: string
  /** When it ends, in milliseconds since 1970; `null` when Powens did not say. */
  until: number | null
}

/**
 * Makes a token that opens the bank for a payment in one webview; `null` when the payment may not be approved any more, or
 * not in that webview.
 *
 * That a token exists is written before it is made, in the compare-and-set that finds the payment to be the order's latest:
 * an edit of the order comes before it, and there is no token, or after it, and knows of the token. Powens's webview may
 * begin at any time once it was opened, so the same write says that the payment belongs to it.
 */
export async function mintToken(
  { orders, powens }: Pick<LedgerContext, 'orders' | 'powens'>,
  { order: { orderId }, attempt: { id, paymentId } }: LivePayment,
  webview: WebviewName,
): Promise<MintedToken | null> {
  const recorded = await orders.update(orderId, (order) =>
    recordToken(order, id, { webview, now: powens.now() }),
  )
  if (!recorded) return null
  const { token, expires_in: seconds } = await createScopedToken(powens, { paymentId })
  if (typeof seconds !== 'number') return { token, until: null }
  const until = powens.now() + seconds * 1000
  if (until !== recorded.until) {
    await orders.update(orderId, (order) => correctToken(order, id, recorded, until))
  }
  return { token, until }
}

interface RecordedToken {
  until: number
  /** When the tokens before this one end. */
  before: number
}

function recordToken(
  order: OrderRecord,
  attemptId: string,
  { webview, now }: { webview: WebviewName; now: number },
): RecordedToken | null {
  const live = findLive(order, attemptId)
  if (!live || !isServed(order, live.attempt)) return null
  const { attempt } = live
  if (attempt.webview && attempt.webview.name !== webview) return null
  if (webview === 'powens') attempt.webview ??= { name: webview, at: now }
  const before = attempt.token?.until ?? 0
  // Each token has an end of its own, so that only who wrote it last corrects it.
  const until = Math.max(now + tokenLifetime, before + 1)
  attempt.token = { until }
  addHistory(order, { event: 'opened', paymentId: attempt.paymentId, at: now, by: 'payer' })
  return { until, before }
}

/** Powens may give a token longer or less time than its documents say. */
function correctToken(
  order: OrderRecord,
  attemptId: string,
  { until, before }: RecordedToken,
  end: number,
): void {
  const token = findLive(order, attemptId)?.attempt.token
  if (!token) return
  token.until = token.until === until ? Math.max(before, end) : Math.max(token.until, end)
}
