import type { InstructionView, PaymentView } from '@powens-pay/core'
import type { OrderAggregate } from '../PaymentChange.ts'
import type { Duplicates } from './findDuplicates.ts'
import type { RepaidLine } from './Repayment.ts'
import type { HistoryEntry } from './history.ts'
import type { Attempt, CreatingAttempt, LiveAttempt } from './Attempt.ts'

/** A change that the merchant has not accepted yet. */
export interface Change extends Duplicates {
  changeId: string
  sequence: number
  isLatest: boolean
  aggregate: OrderAggregate
  paymentId: number
  payment: PaymentView
  /** The transfers of a bulk payment. */
  instructions?: InstructionView[] | undefined
  /** The span of the payment's creation. */
  trace: string
  failures: number
  /** Not before this time, because it is being delivered or it failed lately. */
  notBefore: number
  /** It failed too often; it waits for a person. */
  isParked: boolean
}

/** Everything about one order, in one document: what must happen together is one write. */
export interface OrderRecord {
  orderId: string
  attempts: Attempt[]
  outbox: Change[]
  /** The number of the last change; absent before the first. */
  sequence?: number | undefined
  /** How many attempts were dropped, because they can never matter again; absent for none. */
  folded?: number | undefined
  /** Whose money goes back with it; absent for an order that payers pay. */
  repays?: RepaidLine[] | undefined
  /** What happened to its payments, the oldest first; absent for nothing. */
  history?: HistoryEntry[] | undefined
  /** The order was forgotten on purpose: nothing is created or adopted under its id any more. */
  isForgotten?: true | undefined
}

/** A payment that was seen, and the order it belongs to. */
export interface LivePayment {
  order: OrderRecord
  attempt: LiveAttempt
}

export const findAttempt = (order: OrderRecord | null, attemptId: string): Attempt | undefined =>
  order?.attempts.find(({ id }) => id === attemptId)

/** The attempt with its order, if its payment was seen. */
export function findLive(order: OrderRecord | null, attemptId: string): LivePayment | null {
  const attempt = findAttempt(order, attemptId)
  return order && attempt?.stage === 'live' ? { order, attempt } : null
}

/** The order's latest attempt that may have, or has, a payment at Powens. */
export const findLatest = (
  order: { attempts: readonly Attempt[] } | null,
): CreatingAttempt | LiveAttempt | undefined =>
  order?.attempts.findLast((attempt) => attempt.stage === 'live' || attempt.stage === 'creating')

export function replaceAttempt(order: OrderRecord, attempt: Attempt): void {
  order.attempts = order.attempts.map((other) => (other.id === attempt.id ? attempt : other))
}
