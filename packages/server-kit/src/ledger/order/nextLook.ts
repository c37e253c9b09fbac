import { isFinalState } from '@powens-pay/core'
import type { Attempt, CreatingAttempt, LiveAttempt } from './Attempt.ts'
import type { Change, OrderRecord } from './OrderRecord.ts'

/** How old an observation is when the sweeper asks Powens again. It grows with the payment's age. */
const firstLook = 10 * 60 * 1000
const rarestLook = 24 * 60 * 60 * 1000

/**
 * The sweeper comes by at least this often, even if only to find that it is too early. So a time further ahead than this was
 * written by a clock that was wrong.
 */
export const longestRest = 60 * 60 * 1000

/** The longest that a change is claimed, or rests after a failure. */
export const longestHold = 10 * 60 * 1000

/** Longer than any creation takes. */
const longestLease = 10 * 60 * 1000

/** When an order is due again: for a change that was not accepted, or a payment without webhooks. `null` for never. */
export function nextLook(order: OrderRecord, now: number): number | null {
  const news = order.outbox.find(({ isParked }) => !isParked)
  const times = [
    news && Math.max(readHold(news, now), now),
    ...order.attempts.map((attempt) => findTime(attempt, now)),
  ]
  const known = times.filter((time) => time !== undefined)
  return known.length ? Math.min(...known, now + longestRest) : null
}

/** Whether a change may be delivered now. */
export const isDeliverable = (change: Change, now: number): boolean =>
  !change.isParked && readHold(change, now) <= now

/** Whether the sweeper should look at an attempt now. */
export function isTimeToLook(attempt: Attempt, now: number): boolean {
  // What a wrong clock wrote says nothing of how long ago that was.
  if (isFromAhead(attempt, now)) return true
  const time = findTime(attempt, now)
  return time !== undefined && time <= now
}

/** Another process may be creating the payment still. A lease that reaches too far was written by a wrong clock. */
export const isLeased = ({ leaseUntil }: CreatingAttempt, now: number): boolean =>
  leaseUntil > now && leaseUntil <= now + longestLease

/** A time too far ahead was written by a clock that has been put right since. */
const readHold = ({ notBefore }: Change, now: number): number =>
  notBefore > now + longestHold ? now : notBefore

const isFromAhead = (attempt: Attempt, now: number): boolean =>
  attempt.stage === 'creating'
    ? attempt.leaseUntil > now + longestLease
    : isOpen(attempt) && attempt.believed.observedAt > now

const isOpen = (attempt: Attempt): attempt is LiveAttempt =>
  attempt.stage === 'live' && !isFinalState(attempt.believed.payment.state)

function findTime(attempt: Attempt, now: number): number | undefined {
  if (attempt.stage === 'creating') return Math.min(attempt.leaseUntil, now + longestLease) + firstLook
  if (!isOpen(attempt)) return undefined
  const seenAt = Math.min(attempt.believed.observedAt, now)
  const age = Math.max(0, seenAt - attempt.createdAt)
  return seenAt + Math.min(Math.max(firstLook, age / 4), rarestLook)
}
