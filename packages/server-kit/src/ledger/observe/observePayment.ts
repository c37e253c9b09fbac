import { advancePayment } from '@powens-pay/core'
import type { PaymentEvent } from '../../telemetry/events.ts'
import { getAttemptBase, type LiveAttempt } from '../order/Attempt.ts'
import { aggregateOrder } from '../order/aggregateOrder.ts'
import { contradictResolution } from '../order/contradictResolution.ts'
import { createLines, createView } from '../order/createView.ts'
import { findDuplicates } from '../order/findDuplicates.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import { createChangeId } from './createChangeId.ts'
import {
  findAttempt,
  findLatest,
  replaceAttempt,
  type Change,
  type LivePayment,
  type OrderRecord,
} from '../order/OrderRecord.ts'
import { addHistory } from '../order/history.ts'
import { hasSuccessor, isOrphan } from '../order/hasSuccessor.ts'
import { raiseRevision } from '../order/raiseRevision.ts'
import { keepToken } from '../order/token.ts'
import { toStoredPayment, type StoredPayment } from '../order/storedPayment.ts'
import { matchesTerms } from '../order/terms.ts'
import type { Observation } from './Observation.ts'
import { weighObservation } from './weighObservation.ts'

export interface AttemptReference {
  orderId: string
  attemptId: string
}

const rememberedDeliveries = 50

/**
 * Folds one observation into the payment, and writes the merchant's change in the same compare-and-set.
 *
 * Gives the order as it is now; `null` when it knows no such attempt, when the payment is not shown to be that attempt's,
 * and for an orphan.
 */
export async function observePayment(
  { orders, ring, powens, scope, emit, hub, bankNames }: LedgerContext,
  { orderId, attemptId }: AttemptReference,
  observation: Observation,
): Promise<LivePayment | null> {
  const known = await orders.recall(orderId, attemptId)
  if (!known) return null
  const weight = weighObservation(known, observation)
  if (weight === 'foreign') emit({ type: 'payment.foreign', orderId, paymentId: observation.payment.id })
  if (weight !== 'believed') return null
  // A secret that is gone took the means to compare with it.
  const keys = await ring.find(known.keyId)
  const matches = keys ? await matchesTerms(keys, known.terms, observation.payment) : true
  const stored = toStoredPayment(observation.payment)
  const bank = bankNames.recall(stored.connector_uuid)
  const facts = { ...observation, scope, stored, matches, bank, now: powens.now() }

  const folded = await orders.update(orderId, (order) => fold(order, attemptId, facts))
  if (!folded) return null
  for (const event of folded.events) emit(event)
  if (folded.isNew) hub.notify(orderId)
  return folded.seen
}

interface Facts extends Observation {
  scope: string
  stored: StoredPayment
  /** It is for the money that was agreed. */
  matches: boolean
  /** The name of its bank, if it is known. */
  bank: string | null
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
  if (isOrphan(order, before, payment.state)) return null
  const live = before.stage === 'live' ? before : null
  if (live && live.paymentId !== payment.id) return null
  const believed = advancePayment(live?.believed, { payment: stored, observedAt, source })
  const isMismatch = !matches || (live?.isMismatch ?? false)
  const isNewDelivery = deliveryId !== undefined && !live?.deliveries.includes(deliveryId)
  if (live && believed === live.believed && isMismatch === live.isMismatch && !isNewDelivery) {
    return { seen: { order, attempt: live }, events: [], isNew: false }
  }

  const deliveries = live?.deliveries ?? []
  const attempt: LiveAttempt = {
    ...getAttemptBase(before),
    ...(!live && hasSuccessor(order, before) && { unwanted: before.unwanted ?? 'replaced' }),
    token: keepToken(before, facts),
    stage: 'live',
    resolutions: contradictResolution(live?.resolutions ?? [], payment.state),
    ...(live?.bookings && { bookings: live.bookings }),
    ...(live?.repayments && { repayments: live.repayments }),
    paymentId: payment.id,
    believed,
    bank: nameBank(live, believed.payment, facts),
    isMismatch,
    pushedAt: isNewDelivery ? facts.now : (live?.pushedAt ?? null),
    deliveries: isNewDelivery ? [...deliveries, deliveryId].slice(-rememberedDeliveries) : deliveries,
    // An attempt that begins anew, after its record was lost, starts above anything that was shown before.
    revision: live?.revision ?? facts.now,
  }
  replaceAttempt(order, attempt)
  recordObservation(order, facts)
  const events = listEvents(order, attempt, live, facts)
  // What is no change for the merchant, such as the bank's wording, is one for a page.
  const isRaised = attempt.revision !== live?.revision
  if (live && !isRaised && !looksTheSame(order, live, attempt)) raiseRevision(attempt, facts.now)
  return { seen: { order, attempt }, events, isNew: true }
}

function recordObservation(order: OrderRecord, facts: Facts): void {
  const { payment, observedAt: at, source, stored, cancelledBy } = facts
  const entry = { paymentId: payment.id, at }
  if (cancelledBy) addHistory(order, { ...entry, event: 'cancel_requested', by: cancelledBy })
  const errorCode = stored.error_code ?? undefined
  addHistory(order, { ...entry, event: 'observed', source, state: stored.state, errorCode })
}

/** A name that was known stays, as long as the bank is the same. */
function nameBank(
  before: LiveAttempt | null,
  { connector_uuid: uuid }: StoredPayment,
  { stored, bank }: Facts,
): string | null {
  if (uuid === null) return null
  if (bank !== null && uuid === stored.connector_uuid) return bank
  return before?.believed.payment.connector_uuid === uuid ? (before.bank ?? null) : null
}

function looksTheSame({ orderId }: OrderRecord, before: LiveAttempt, attempt: LiveAttempt): boolean {
  return JSON.stringify(createView(orderId, before)) === JSON.stringify(createView(orderId, attempt))
}

function listEvents(
  order: OrderRecord,
  attempt: LiveAttempt,
  before: LiveAttempt | null,
  { scope, now }: Facts,
): PaymentEvent[] {
  const { orderId } = order
  const { paymentId, believed, isMismatch } = attempt
  const events: PaymentEvent[] = []
  if (isMismatch && !before?.isMismatch) events.push({ type: 'payment.mismatch', orderId, paymentId })
  if (believed.conflict && !before?.believed.conflict) {
    events.push({ type: 'payment.conflict', orderId, paymentId })
  }
  // That the payment exists is not a change: the merchant asked for it. Whatever else is seen first is one.
  if (describe(attempt) !== (before ? describe(before) : describeCreated(attempt))) {
    const { changeId } = addChange(order, attempt, { scope, now })
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

/** What would be described of the same payment had nothing happened to it since its creation. */
function describeCreated(attempt: LiveAttempt): string {
  const { believed } = attempt
  if (believed.payment.state !== 'created') return ''
  return describe({ ...attempt, isMismatch: false, believed: { ...believed, conflict: false } })
}

export function addChange(
  order: OrderRecord,
  attempt: LiveAttempt,
  { scope, now }: Pick<Facts, 'scope' | 'now'>,
): Change {
  // The number begins with the time, so that a record that was lost goes on above what was delivered before.
  order.sequence = Math.max((order.sequence ?? 0) + 1, now)
  raiseRevision(attempt, now)
  const { paymentId, trace } = attempt
  const change: Change = {
    changeId: createChangeId(scope, paymentId, order.sequence),
    sequence: order.sequence,
    isLatest: findLatest(order)?.id === attempt.id,
    aggregate: aggregateOrder(order),
    paymentId,
    payment: createView(order.orderId, attempt),
    ...(attempt.kind === 'bulk' && { instructions: createLines(attempt) }),
    ...findDuplicates(order, attempt),
    trace,
    failures: 0,
    notBefore: 0,
    isParked: false,
  }
  order.outbox.push(change)
  return change
}
