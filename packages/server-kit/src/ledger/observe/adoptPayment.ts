import { getPaymentKind, type Payment } from '@powens-pay/core'
import type { VerifiedPaymentKey } from '../../keys/paymentKey.ts'
import type { CreatingAttempt } from '../order/Attempt.ts'
import { bindPayment } from './bindPayment.ts'
import { cancelOrphan } from './cancelOrphan.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import type { Observation } from './Observation.ts'
import { isStill } from '../order/hasSuccessor.ts'
import { findAttempt, findLatest, type LivePayment, type OrderRecord } from '../order/OrderRecord.ts'
import { tokenLifetime } from '../order/token.ts'

/**
 * Records a payment that the store does not know by its id, although its `client_state` is a key of ours.
 *
 * `null` when it is an orphan, whose attempt was given up and replaced, and when its order was forgotten on purpose.
 */
export async function adoptPayment(
  context: LedgerContext,
  key: VerifiedPaymentKey,
  observation: Observation,
): Promise<LivePayment | null> {
  const { orders, powens, emit } = context
  const { payment } = observation
  const { orderId } = key
  const restored = restoreAttempt(key, payment, powens.now())
  const place = await orders.update(orderId, (order) => takePlace(order, restored, payment))
  if (place === null) {
    await cancelOrphan(context, orderId, payment)
    return null
  }
  const adopted = await bindPayment(context, { orderId, attemptId: place }, observation)
  if (adopted) emit({ type: 'payment.adopted', orderId, paymentId: payment.id })
  return adopted
}

/** The id of the attempt that the payment belongs to, which is added where it is missing; `null` for an orphan. */
function takePlace(order: OrderRecord, restored: CreatingAttempt, payment: Payment): string | null {
  if (order.isForgotten) return null
  const known = findAttempt(order, restored.id)
  // One key and two payments: something on the way sent the creation twice.
  const isTwin = known?.stage === 'live' && known.paymentId !== payment.id
  const id = isTwin ? `${restored.id}.${payment.id}` : restored.id
  const isAdded = !order.attempts.some((attempt) => attempt.id === id)
  const index = known ? order.attempts.indexOf(known) : findIndex(order, payment)
  const later = order.attempts.slice(isTwin || isAdded ? index : index + 1)
  const isReplaced = later.some(
    ({ id: other, stage }) => other !== id && (stage === 'live' || stage === 'creating'),
  )
  // Money that moves is never an orphan's, however it came to move.
  if (isReplaced && isStill(payment.state, known ?? restored)) return null
  if (isAdded) {
    // What is known of the attempt holds for its second payment too.
    const { round, terms } = known ?? { ...restored, round: findLatest(order)?.round ?? 0 }
    order.attempts.splice(index, 0, { ...restored, id, round, terms })
  }
  const attempt = findAttempt(order, id)
  if (isReplaced && attempt) attempt.unwanted ??= 'replaced'
  return id
}

/** Where an attempt belongs whose record was lost: Powens counts payments upwards, and what is being created is newest. */
function findIndex({ attempts }: OrderRecord, { id }: Payment): number {
  const index = attempts.findIndex(
    (attempt) => attempt.stage === 'creating' || (attempt.stage === 'live' && attempt.paymentId > id),
  )
  return index < 0 ? attempts.length : index
}

/** An attempt as it was before the store lost it. What was agreed is in its key. */
function restoreAttempt(key: VerifiedPaymentKey, payment: Payment, now: number): CreatingAttempt {
  return {
    id: key.attemptId,
    key: payment.client_state ?? '',
    keyId: key.keys.id,
    createdAt: now,
    stage: 'creating',
    leaseUntil: now,
    round: 0,
    version: key.version,
    // No request has an empty fingerprint, so nothing is reused that was never compared.
    terms: {
      fingerprint: '',
      hashes: { money: key.money, accounts: key.accounts },
      instructions: [],
    },
    kind: getPaymentKind(payment),
    lang: null,
    trace: key.trace,
    // Whether a token was made is as lost as the record, so there may be one.
    token: { until: now + tokenLifetime },
    unwanted: null,
  }
}
