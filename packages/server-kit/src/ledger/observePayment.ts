import { advancePayment, type Payment } from '@powens-pay/core'
import type { Broker } from './Broker.ts'
import { unchanged } from './createOrders.ts'
import { createView } from './createView.ts'
import { findPaidBefore } from './findPaidBefore.ts'
import type { Attempt, OrderRecord } from './OrderRecord.ts'
import { toStoredPayment } from './storedPayment.ts'
import { matchesTerms } from './terms.ts'

export interface Observed {
  orderId: string
  attemptId: string
  payment: Payment
  /** When the read began or the webhook was signed. */
  observedAt: number
  source: 'confirmed' | 'pushed'
  deliveryId?: string | undefined
}

const rememberedDeliveries = 50

/**
 * Folds one look at a payment into what is believed of it, and writes the merchant's news in the same compare-and-set.
 *
 * Gives the order as it is now; `null` when it knows no such attempt.
 */
export async function observePayment(
  broker: Broker,
  observed: Observed,
): Promise<{ order: OrderRecord; attempt: Attempt } | null> {
  const { orderId, attemptId, deliveryId, source } = observed
  const stored = toStoredPayment(observed.payment)
  const known = (await broker.orders.find(orderId))?.attempts.find(({ id }) => id === attemptId)
  if (!known) return null
  // A secret that is gone took the means to compare with it.
  const keys = await broker.ring.find(known.keyId)
  const matches = keys ? await matchesTerms(keys, known.terms, observed.payment) : true
  let events: Parameters<Broker['emit']>[0][] = []
  let seen: { order: OrderRecord; attempt: Attempt } | null = null

  const result = await broker.orders.update(orderId, (order) => {
    events = []
    const attempt = order.attempts.find(({ id }) => id === attemptId)
    if (!attempt) return unchanged
    seen = { order, attempt }
    const before = describe(attempt)
    const wasPlain = { conflict: attempt.believed?.conflict ?? false, mismatch: attempt.isMismatch }

    const believed = advancePayment(attempt.believed ?? undefined, {
      payment: stored,
      observedAt: observed.observedAt,
      source,
    })
    const isRepeat = deliveryId !== undefined && attempt.deliveries.includes(deliveryId)
    if (
      believed === attempt.believed &&
      (matches || attempt.isMismatch) &&
      (deliveryId === undefined || isRepeat)
    ) {
      return unchanged
    }
    attempt.believed = believed
    attempt.paymentId = stored.id
    // With the observation, so that no attempt is ever live without a state to decide by.
    attempt.stage = 'live'
    attempt.isMismatch ||= !matches
    if (deliveryId !== undefined && !isRepeat) {
      attempt.deliveries = [...attempt.deliveries, deliveryId].slice(-rememberedDeliveries)
      attempt.pushedAt = broker.now()
    }

    const paymentId = stored.id
    if (attempt.isMismatch && !wasPlain.mismatch)
      events.push({ type: 'payment.mismatch', orderId, paymentId })
    if (believed.conflict && !wasPlain.conflict) events.push({ type: 'payment.conflict', orderId, paymentId })
    // The creation itself is no news: the merchant asked for it.
    if (before !== null && describe(attempt) !== before) {
      const change = addChange(order, attempt, paymentId)
      events.push({
        type: 'payment.changed',
        orderId,
        paymentId,
        changeId: change.changeId,
        state: believed.payment.state,
      })
    }
    return true
  })
  if (result !== unchanged) {
    for (const event of events) broker.emit(event)
    broker.hub.tell(orderId)
  }
  return seen
}

/** Everything whose change is news. The time of an observation, the bank's wording and the bank's name are not. */
function describe({ believed, isMismatch }: Attempt): string | null {
  if (!believed) return null
  const { state, state_detail, action, error_code, instructions } = believed.payment
  const states = instructions.map((instruction) => instruction.state)
  return JSON.stringify([state, state_detail, action, error_code, states, believed.conflict, isMismatch])
}

function addChange(order: OrderRecord, attempt: Attempt, paymentId: number): { changeId: string } {
  attempt.changes += 1
  const duplicateOf = findPaidBefore(order, attempt)
  const change = {
    changeId: `${paymentId}-${attempt.changes}`,
    paymentId,
    payment: createView(order.orderId, attempt),
    ...(duplicateOf === null ? {} : { duplicateOf }),
    trace: attempt.trace,
    failures: 0,
    notBefore: 0,
    isParked: false,
  }
  order.outbox.push(change)
  return change
}
