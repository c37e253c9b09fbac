import type { Attempt, CreatingAttempt, LiveAttempt } from '../order/Attempt.ts'
import { isDetailedBulk } from '../order/bulkLines.ts'
import { judgeAttempt, type Standing } from '../order/judgeAttempt.ts'
import { isLeased } from '../order/nextLook.ts'
import { findLatest } from '../order/OrderRecord.ts'

/** What to do when a payer wants to pay an order. */
export type OrderDecision =
  /** A new payment, in this round. */
  | { decision: 'create'; round: number }
  /** Another caller is creating the payment. */
  | { decision: 'wait'; attempt: CreatingAttempt }
  /** The caller that was creating the payment never came back. */
  | { decision: 'search'; attempt: CreatingAttempt }
  /** `reuse`: the same payment, its link again; `show`: there is nothing to approve; `cancel`: it may be paid still. */
  | { decision: 'reuse' | 'show' | 'cancel'; attempt: LiveAttempt }
  | { decision: 'payment_in_progress'; attempt: LiveAttempt }
  | { decision: 'order_already_paid' | 'needs_review' }

/**
 * How what is to be paid now compares with what an attempt pays. `outdated`: the attempt was made for a later version of
 * the order.
 */
export type Comparison = 'same' | 'changed' | 'outdated'

export interface OrderFacts {
  attempts: readonly Attempt[]
  compare: (attempt: Attempt) => Comparison
  /** The merchant allows this order to be paid again. */
  allowAnotherPayment: boolean
  /** When the standing order that is asked for begins; `null` for any other payment. */
  startDate: string | null
  now: number
}

/**
 * The order rule: at most one payable link per order.
 *
 * It reads every attempt. One that is under review, paid or at risk decides before the latest one, and nothing is created
 * while an older one may still be approved.
 */
export function decideOrder(facts: OrderFacts): OrderDecision {
  const { allowAnotherPayment } = facts
  const judged = facts.attempts.map((attempt) => ({ attempt, standing: judgeAttempt(attempt) }))
  if (judged.some(({ standing }) => standing === 'review')) return { decision: 'needs_review' }

  const paid = judged.filter(isPaid).map(({ attempt }) => attempt)
  if (paid.length > 0 && !allowAnotherPayment) return { decision: 'order_already_paid' }
  const atRisk = judged.filter(({ standing }) => standing === 'at_risk').map(({ attempt }) => attempt)
  if (atRisk.some((attempt) => startsAgain(attempt, facts.startDate)))
    return { decision: 'order_already_paid' }
  if (atRisk.some((attempt) => !isDetailedBulk(attempt))) return { decision: 'needs_review' }

  const latest = findLatest(facts)
  const lastPaidRound = Math.max(-1, ...paid.map(({ round }) => round))
  const isCurrent = latest !== undefined && latest.round > lastPaidRound
  const round = isCurrent ? latest.round : lastPaidRound + 1
  const own = isCurrent ? decideLatest(latest, facts) : null
  return own ?? findObstacle(judged, facts.now) ?? { decision: 'create', round }
}

const isPaid = ({ standing }: { standing: Standing }): boolean =>
  standing === 'paid' || standing === 'at_risk'

/** A standing order that was stopped begins again only on a later day. */
function startsAgain(attempt: Attempt, startDate: string | null): boolean {
  if (startDate === null || attempt.stage !== 'live' || attempt.kind !== 'recurring') return false
  const { state, instructions } = attempt.believed.payment
  return state === 'rejected' && instructions.some(({ start_date }) => startDate <= (start_date ?? ''))
}

/** What the order's latest attempt answers; `null` when another may be made instead. */
function decideLatest(
  latest: CreatingAttempt | LiveAttempt,
  { compare, now }: OrderFacts,
): OrderDecision | null {
  if (latest.stage === 'creating') return decideCreating(latest, now)
  const comparison = compare(latest)
  if (judgeAttempt(latest) === 'unpaid') return comparison === 'outdated' ? show(latest) : null
  const isPayable = ['created', 'validating'].includes(latest.believed.payment.state)
  if (latest.unwanted !== null || comparison === 'changed') return null
  return isPayable ? { decision: 'reuse', attempt: latest } : show(latest)
}

const show = (attempt: LiveAttempt): OrderDecision => ({ decision: 'show', attempt })

const decideCreating = (attempt: CreatingAttempt, now: number): OrderDecision =>
  isLeased(attempt, now) ? { decision: 'wait', attempt } : { decision: 'search', attempt }

/** What has to be settled before there may be another payment: any attempt that somebody may still approve. */
function findObstacle(
  judged: readonly { attempt: Attempt; standing: Standing }[],
  now: number,
): OrderDecision | null {
  const open = judged.filter(({ standing }) => standing === 'open').map(({ attempt }) => attempt)
  const creating = open.find((attempt) => attempt.stage === 'creating')
  if (creating) return decideCreating(creating, now)
  const live = open.filter((attempt) => attempt.stage === 'live')
  const moving = live.find(({ believed }) => believed.payment.state !== 'created')
  if (moving) return { decision: 'payment_in_progress', attempt: moving }
  const approvable = live.find(({ token }) => token !== null)
  return approvable ? { decision: 'cancel', attempt: approvable } : null
}
