import type { LiveAttempt } from '../../ledger/order/Attempt.ts'
import { interpretAttempt } from '../../ledger/order/interpretAttempt.ts'
import type { OrderRecord } from '../../ledger/order/OrderRecord.ts'

/** How far a payment came, and when. */
export interface Milestones {
  isOpened: boolean
  isBegun: boolean
  isApproved: boolean
  isPaid: boolean
  /** Milliseconds; absent where the record does not say. */
  openedAt: number | undefined
  approvedAt: number | undefined
  finalAt: number | undefined
}

/** What the bank took: each of these states comes after the payer's yes. */
const approvedStates: readonly string[] = ['pending', 'done', 'accepted', 'partial']

/** Reads how far a payment came from what was seen of it. A step that nobody saw shows in those behind it. */
export function readSteps({ history = [] }: Pick<OrderRecord, 'history'>, attempt: LiveAttempt): Milestones {
  const { paymentId, believed, token } = attempt
  const { bucket, isFinal } = interpretAttempt(attempt)
  const own = history.filter((entry) => entry.paymentId === paymentId)
  const states = new Set([believed.payment.state, ...own.map(({ state }) => state ?? '')])
  const isPaid = bucket === 'paid'
  const isApproved = isPaid || believed.wasPending || approvedStates.some((state) => states.has(state))
  const isBegun = isApproved || states.has('validating')
  const findState = (wanted: (state: string) => boolean): number | undefined =>
    own.find(({ event, state }) => event === 'observed' && state !== undefined && wanted(state))?.at
  return {
    isOpened: isBegun || token !== null || own.some(({ event }) => event === 'opened'),
    isBegun,
    isApproved,
    isPaid,
    openedAt: own.find(({ event }) => event === 'opened')?.at,
    approvedAt: findState((state) => approvedStates.includes(state)),
    finalAt: isFinal ? findState((state) => state === believed.payment.state) : undefined,
  }
}
