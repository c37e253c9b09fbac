import type { Attempt } from './Attempt.ts'
import { judgeAttempt } from './judgeAttempt.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** The latest attempts are kept, whatever became of them. */
const mostKept = 10

/**
 * Drops attempts that can never matter again, so that a document stays small however often an order is edited. What becomes
 * known of their payments later is recognised by their keys.
 */
export function foldAttempts(order: OrderRecord): void {
  const recent = new Set(order.attempts.slice(-mostKept))
  const news = new Set(order.outbox.map(({ paymentId }) => paymentId))
  const kept = order.attempts.filter((attempt) => recent.has(attempt) || mayMatter(attempt, news))
  const dropped = order.attempts.length - kept.length
  if (dropped === 0) return
  order.attempts = kept
  order.folded = (order.folded ?? 0) + dropped
}

function mayMatter(attempt: Attempt, news: ReadonlySet<number>): boolean {
  if (judgeAttempt(attempt) !== 'unpaid') return true
  // What people said is kept for the audit. Of what is still `created` nobody ever had a link: it ends by itself.
  return attempt.stage === 'live' && (attempt.resolutions.length > 0 || news.has(attempt.paymentId))
}
