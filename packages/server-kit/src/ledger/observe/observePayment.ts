import { advancePayment, type Payment } from '@powens-pay/core'
import type { PaymentEvent } from '../../telemetry/events.ts'
import { getAttemptBase, type LiveAttempt } from '../order/Attempt.ts'
import { createView } from '../order/createView.ts'
import { findPaidBefore } from '../order/findPaidBefore.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import {
  findAttempt,
  replaceAttempt,
  type Change,
  type LivePayment,
  type OrderRecord,
} from '../order/OrderRecord.ts'
import { toStoredPayment, type StoredPayment } from '../order/storedPayment.ts'
import { matchesTerms } from '../order/terms.ts'

/** One look at a payment. */
export interface Observation {
  payment: Payment
  /** When the read began or the webhook was signed. */
  observedAt: number
  source: 'confirmed' | 'pushed'
  /** The webhook that brought it. */
  deliveryId?: string | undefined
}

export interface AttemptReference {
  orderId: string
  attemptId: string
}

const rememberedDeliveries = 50

/**
 * Folds one observation into the payment, and writes the merchant's change in the same compare-and-set.
 *
 * Gives the order as it is now; `null` when it knows no such attempt.
 */
export async function observePayment(
  { orders, ring, powens, emit, hub }: LedgerContext,
  { orderId, attemptId }: AttemptReference,
  observation: Observation,
): Promise<LivePayment | null> {
  const known = findAttempt(await orders.find(orderId), attemptId)
  if (!known) return null
  // A secret that is gone took the means to compare with it.
  const keys = await ring.find(known.keyId)
  const matches = keys ? await matchesTerms(keys, known.terms, observation.payment) : true
  const stored = toStoredPayment(observation.payment)
  const facts = { ...observation, stored, matches, now: powens.now() }

  const folded = await orders.update(orderId, (order) => fold(order, attemptId, facts))
  if (!folded) return null
  for (const event of folded.events) emit(event)
  if (folded.isNew) hub.notify(orderId)
  return folded.seen
}

interface Facts extends Observation {
  stored: StoredPayment
  /** It is for the money that was agreed. */
  matches: boolean
  now: number
}

interface Folded {
  seen: LivePayment
  events: PaymentEvent[]
  isNew: boolean
}

function fold(order: OrderRecord, attemptId: string, facts: Facts): Folded | null {
  const before = findAttempt(order, attemptId)
  if (!before) return null
  const { payment, observedAt, source, stored, matches, deliveryId } = facts
  const live = before.stage === 'live' ? before : null
  const believed = advancePayment(live?.believed, { payment: stored, observedAt, source })
  const isMismatch = !matches || (live?.isMismatch ?? false)
  const isNewDelivery = deliveryId !== undefined && !live?.deliveries.includes(deliveryId)
  if (live && believed === live.believed && isMismatch === live.isMismatch && !isNewDelivery) {
    return { seen: { order, attempt: live }, events: [], isNew: false }
  }

  const deliveries = live?.deliveries ?? []
  const attempt: LiveAttempt = {
    ...getAttemptBase(before),
    stage: 'live',
    paymentId: payment.id,
    believed,
    isMismatch,
    resolutions: live?.resolutions ?? [],
    pushedAt: isNewDelivery ? facts.now : (live?.pushedAt ?? null),
    deliveries: isNewDelivery ? [...deliveries, deliveryId].slice(-rememberedDeliveries) : deliveries,
    changes: live?.changes ?? 0,
  }
  replaceAttempt(order, attempt)
  return { seen: { order, attempt }, events: listEvents(order, attempt, live), isNew: true }
}

function listEvents(order: OrderRecord, attempt: LiveAttempt, before: LiveAttempt | null): PaymentEvent[] {
  const { orderId } = order
  const { paymentId, believed, isMismatch } = attempt
  const events: PaymentEvent[] = []
  if (isMismatch && !before?.isMismatch) events.push({ type: 'payment.mismatch', orderId, paymentId })
  if (believed.conflict && !before?.believed.conflict) {
    events.push({ type: 'payment.conflict', orderId, paymentId })
  }
  // The creation itself is not a change: the merchant asked for it.
  if (before && describe(attempt) !== describe(before)) {
    const { changeId } = addChange(order, attempt)
    events.push({ type: 'payment.changed', orderId, paymentId, changeId, state: believed.payment.state })
  }
  return events
}

/**
 * Everything whose change is sent to the merchant. The time of an observation, the bank's wording and the bank's name are
 * not.
 */
function describe({ believed, isMismatch }: LiveAttempt): string {
  const { state, state_detail, action, error_code, instructions } = believed.payment
  const states = instructions.map((instruction) => instruction.state)
  return JSON.stringify([state, state_detail, action, error_code, states, believed.conflict, isMismatch])
}

function addChange(order: OrderRecord, attempt: LiveAttempt): Change {
  attempt.changes += 1
  const { paymentId, trace, changes } = attempt
  const duplicateOf = findPaidBefore(order, attempt)
  const change: Change = {
    changeId: `${paymentId}-${changes}`,
    paymentId,
    payment: createView(order.orderId, attempt),
    ...(duplicateOf === null ? {} : { duplicateOf }),
    trace,
    failures: 0,
    notBefore: 0,
    isParked: false,
  }
  order.outbox.push(change)
  return change
}
