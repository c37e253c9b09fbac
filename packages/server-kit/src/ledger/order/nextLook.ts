import { isFinalState } from '@powens-pay/core'
import type { Attempt } from './Attempt.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** How old an observation is when the sweeper asks Powens again. It grows with the payment's age. */
const firstLook = 10 * 60 * 1000
const rarestLook = 24 * 60 * 60 * 1000

/** When an order is due again: for a change that was not accepted, or a payment without webhooks. `null` for never. */
export function nextLook(order: OrderRecord, now: number): number | null {
  const news = order.outbox.find(({ isParked }) => !isParked)
  const times = [news && Math.max(news.notBefore, now), ...order.attempts.map(whenToAsk)].filter(
    (time) => time !== undefined,
  )
  return times.length ? Math.max(Math.min(...times), order.lookAfter ?? 0) : null
}

function whenToAsk(attempt: Attempt): number | undefined {
  if (attempt.stage === 'creating') return attempt.leaseUntil + firstLook
  if (attempt.stage !== 'live' || isFinalState(attempt.believed.payment.state)) return undefined
  const { observedAt } = attempt.believed
  const age = Math.max(0, observedAt - attempt.createdAt)
  return observedAt + Math.min(Math.max(firstLook, age / 4), rarestLook)
}
