import { getPaymentKind, type Payment } from '@powens-pay/core'
import type { VerifiedPaymentKey } from '../../keys/paymentKey.ts'
import type { CreatingAttempt } from '../order/Attempt.ts'
import { bindPayment } from './bindPayment.ts'
import { cancelOrphan } from './cancelOrphan.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import type { Observation } from './observePayment.ts'
import { findAttempt, findLatest, type LivePayment } from '../order/OrderRecord.ts'
import { tokenLifetime } from '../order/tokenLifetime.ts'
import { readObservedTerms } from '../order/terms.ts'

/** States in which no money moves, so that giving up the payment loses none. */
const orphanStates: readonly string[] = ['created', 'rejected', 'expired']

/**
 * Records a payment that the store does not know by its id, although its `client_state` is a key of ours.
 *
 * `null` when it is an orphan: its attempt was given up and another has replaced it.
 */
export async function adoptPayment(
  context: LedgerContext,
  key: VerifiedPaymentKey,
  observation: Observation,
): Promise<LivePayment | null> {
  const { orders, powens, emit } = context
  const { payment } = observation
  const { orderId, attemptId } = key
  const restored = await restoreAttempt(key, payment, powens.now())
  const isOrphan = await orders.update(orderId, (order) => {
    const latest = findLatest(order)
    const isReplaced = latest !== undefined && latest.id !== attemptId
    // Money that moves is never an orphan's, however it came to move.
    if (isReplaced && orphanStates.includes(payment.state)) return true
    if (!findAttempt(order, attemptId)) order.attempts.push(restored)
    return false
  })
  if (isOrphan) {
    await cancelOrphan(context, orderId, payment)
    return null
  }
  const adopted = await bindPayment(context, { orderId, attemptId }, observation)
  emit({ type: 'payment.adopted', orderId, paymentId: payment.id })
  return adopted
}

/** An attempt as it was before the store lost it. What was agreed is read from Powens's answer, the only source left. */
async function restoreAttempt(
  key: VerifiedPaymentKey,
  payment: Payment,
  now: number,
): Promise<CreatingAttempt> {
  return {
    id: key.attemptId,
    key: payment.client_state ?? '',
    keyId: key.keys.id,
    createdAt: now,
    stage: 'creating',
    leaseUntil: now,
    round: 0,
    version: null,
    // No request has an empty fingerprint, so nothing is reused that was never compared.
    terms: { fingerprint: '', instructions: await readObservedTerms(key.keys, payment) },
    kind: getPaymentKind(payment),
    lang: null,
    trace: key.trace,
    // Whether a token was made is as lost as the record, so there may be one.
    token: { until: now + tokenLifetime },
    unwanted: null,
  }
}
