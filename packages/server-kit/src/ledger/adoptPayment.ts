import { getPaymentKind, type Payment } from '@powens-pay/core'
import type { VerifiedPaymentKey } from '../keys/paymentKey.ts'
import type { Broker } from './Broker.ts'
import { cancelOrphan } from './cancelOrphan.ts'
import { nothingYet } from './createAttempt.ts'
import { findLatest } from './findLatest.ts'
import type { Attempt, OrderRecord } from './OrderRecord.ts'
import { settleAttempt, type FoundObservation } from './settleAttempt.ts'
import { readObservedTerms } from './terms.ts'

/**
 * Takes in a payment that the store does not know by its id, although its `client_state` is a key of ours.
 *
 * `null` when it is an orphan: its attempt was given up and another has taken its place.
 */
export async function adoptPayment(
  broker: Broker,
  key: VerifiedPaymentKey,
  observation: FoundObservation,
): Promise<{ order: OrderRecord; attempt: Attempt } | null> {
  const { payment } = observation
  const { orderId, attemptId } = key
  const restored = await restoreAttempt(key, payment, broker.now())
  let isOrphan = false
  await broker.orders.update(orderId, (order) => {
    const known = order.attempts.find(({ id }) => id === attemptId)
    const latest = findLatest(order)
    const isReplaced = latest !== undefined && latest.id !== attemptId
    // Money that moves is never an orphan's, however it came to move.
    isOrphan = isReplaced && ['created', 'rejected', 'expired'].includes(payment.state)
    if (!known && !isOrphan) order.attempts.push(restored)
    return true
  })
  if (isOrphan) {
    await cancelOrphan(broker, orderId, payment)
    return null
  }
  const settled = await settleAttempt(broker, orderId, attemptId, observation)
  broker.emit({ type: 'payment.adopted', orderId, paymentId: payment.id })
  return settled
}

/** An attempt as it would be had the store not lost it; what was agreed can only be what Powens says. */
async function restoreAttempt(key: VerifiedPaymentKey, payment: Payment, now: number): Promise<Attempt> {
  return {
    id: key.attemptId,
    key: payment.client_state ?? '',
    keyId: key.keys.id,
    createdAt: now,
    stage: 'creating',
    leaseUntil: now,
    // No request has an empty fingerprint, so nothing is reused that was never compared.
    terms: { fingerprint: '', instructions: await readObservedTerms(key.keys, payment) },
    kind: getPaymentKind(payment),
    lang: null,
    trace: key.trace,
    ...nothingYet(),
  }
}
