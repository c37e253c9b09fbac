import { createPaymentError, type ErrorCode } from '@powens-pay/core'
import type { PreparedPayment } from '../http/options.ts'
import type { Broker } from './Broker.ts'
import { cancelForReplacement } from './cancelForReplacement.ts'
import { createAtPowens, isAmbiguous } from './createAtPowens.ts'
import { createAttempt } from './createAttempt.ts'
import { unchanged } from './createOrders.ts'
import { findLatest } from './findLatest.ts'
import type { Attempt, OrderRecord } from './OrderRecord.ts'
import { decideOrder, type OrderDecision } from './orderRule.ts'
import { refreshIfStale } from './refreshPayment.ts'
import { searchPayment } from './searchPayment.ts'

export interface ObtainedPayment {
  order: OrderRecord
  attempt: Attempt
  /** The payer may be sent to the bank with it. */
  isPayable: boolean
}

/** How often, and how many times, another process's creation is looked at before the payer is told to wait. */
const pollEvery = 200
const mostPolls = 60

/** The order's payment by the order rule: an existing one, a new one, or the reason why there is none. */
export function obtainPayment(
  broker: Broker,
  prepared: PreparedPayment,
  browserSecret: string,
): Promise<ObtainedPayment> {
  // In this process one at a time; between processes the lease in the document decides.
  return broker.queue(`order:${prepared.orderId}`, () => obtain(broker, prepared, browserSecret))
}

async function obtain(
  broker: Broker,
  prepared: PreparedPayment,
  browserSecret: string,
): Promise<ObtainedPayment> {
  const { orderId } = prepared
  const latest = findLatest(await broker.orders.find(orderId))
  if (latest) await refreshIfStale(broker, orderId, latest)

  let polls = 0
  let creations = 0
  for (;;) {
    const candidate = await createAttempt(broker, prepared, browserSecret)
    const { decision, order, attempt } = await takeStep(broker, prepared, candidate)
    if (decision === 'create') {
      try {
        return { ...(await createAtPowens(broker, prepared, candidate)), isPayable: true }
      } catch (error) {
        // Once more after a search that found nothing; whoever fails twice is told so.
        if (!isAmbiguous(error) || ++creations > 1) throw error
      }
    } else if (!attempt) {
      throw createPaymentError('internal_error')
    } else if (decision === 'wait') {
      if (++polls > mostPolls) throw createPaymentError('payment_in_progress')
      await broker.powens.wait(pollEvery)
    } else if (decision === 'search') {
      await searchPayment(broker, orderId, attempt)
    } else if (decision === 'replace') {
      await cancelForReplacement(broker, orderId, attempt)
    } else if (decision === 'reuse' || decision === 'show') {
      broker.emit({ type: 'payment.reused', orderId, paymentId: attempt.paymentId ?? 0 })
      return { order, attempt, isPayable: decision === 'reuse' }
    } else {
      throw createPaymentError(decision satisfies ErrorCode)
    }
  }
}

interface Step {
  decision: OrderDecision | 'wait' | 'search'
  order: OrderRecord
  attempt: Attempt | undefined
}

/** Decides, and for a new payment writes the attempt in the same compare-and-set: two processes never both create. */
async function takeStep(broker: Broker, prepared: PreparedPayment, candidate: Attempt): Promise<Step> {
  const step = { decision: 'wait' } as Step
  await broker.orders.update(prepared.orderId, (order) => {
    const latest = findLatest(order)
    step.order = order
    step.attempt = latest
    if (latest?.stage === 'creating') {
      step.decision = latest.leaseUntil > broker.now() ? 'wait' : 'search'
      return unchanged
    }
    step.decision = decideOrder({
      latest,
      isSameTerms: latest?.terms.fingerprint === candidate.terms.fingerprint,
      allowAnotherPayment: prepared.allowAnotherPayment ?? false,
    })
    if (step.decision !== 'create') return unchanged
    order.attempts.push(candidate)
    return true
  })
  return step
}
