import { isFinalState } from './isFinalState.ts'
import type { OrderRecord } from './OrderRecord.ts'

/** How old an observation is when the sweeper asks Powens again. It grows with the payment's age. */
const firstLook = 10 * 60 * 1000
const rarestLook = 24 * 60 * 60 * 1000

/** When somebody should look at an order again: for news that was not taken, or a payment that nobody told about. */
export function nextLook(order: OrderRecord, now: number): number | null {
  const times: number[] = []
  const news = order.outbox.find(({ isParked }) => !isParked)
  if (news) times.push(Math.max(news.notBefore, now))
  for (const { stage, believed, createdAt, leaseUntil } of order.attempts) {
    if (stage === 'creating') times.push(leaseUntil + firstLook)
    if (stage !== 'live' || !believed || isFinalState(believed.payment.state)) continue
    const age = Math.max(0, believed.observedAt - createdAt)
    times.push(believed.observedAt + Math.min(Math.max(firstLook, age / 4), rarestLook))
  }
  return times.length ? Math.max(Math.min(...times), order.lookAfter ?? 0) : null
}
