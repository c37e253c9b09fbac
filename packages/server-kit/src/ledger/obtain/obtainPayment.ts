import { createPaymentError, type ErrorCode } from '@powens-pay/core'
import type { CreatingAttempt, LiveAttempt } from '../order/Attempt.ts'
import { cancelForReplacement } from './cancelForReplacement.ts'
import { createAtPowens, isAmbiguous } from './createAtPowens.ts'
import { createAttempt } from './createAttempt.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import { findLatest, type LivePayment, type OrderRecord } from '../order/OrderRecord.ts'
import { decideOrder, type OrderDecision } from './orderRule.ts'
import type { PreparedPayment } from '../PreparedPayment.ts'
import { getCurrent } from '../observe/refreshPayment.ts'
import { searchForPayment } from './searchForPayment.ts'

export interface ObtainedPayment extends LivePayment {
  /** The payer may be sent to the bank with it. */
  isPayable: boolean
}

/** How often, and how many times, another process's creation is looked at before the payer has to wait. */
const pollEvery = 200
const mostPolls = 60

/**
 * The order's payment by the order rule: an existing one, a new one, or an error that says why there is none.
 *
 * Between processes the lease in the document decides who creates; within one, the caller runs one at a time an order.
 */
export async function obtainPayment(
  context: LedgerContext,
  prepared: PreparedPayment,
  browserSecret: string,
  visit: Visit,
): Promise<ObtainedPayment> {
  const { orders, powens, emit } = context
  const { orderId } = prepared
  await refreshLatest(context, await orders.find(orderId), visit)

  let polls = 0
  let creations = 0
  for (;;) {
    const candidate = await createAttempt(context, prepared, browserSecret, visit)
    const step = await orders.update(orderId, (order) =>
      takeStep(order, candidate, { now: powens.now(), allowAnotherPayment: prepared.allowAnotherPayment }),
    )
    switch (step.decision) {
      case 'create':
        try {
          return { ...(await createAtPowens(context, prepared, candidate)), isPayable: true }
        } catch (error) {
          // Once more after a search that found nothing; a second failure is the caller's.
          if (!isAmbiguous(error) || ++creations > 1) throw error
        }
        break
      case 'wait':
        if (++polls > mostPolls) throw createPaymentError('payment_in_progress')
        await powens.wait(pollEvery)
        break
      case 'search':
        await searchForPayment(context, step.order, step.attempt)
        break
      case 'replace':
        await cancelForReplacement(context, step, visit)
        break
      case 'reuse':
      case 'show':
        emit({ type: 'payment.reused', orderId, paymentId: step.attempt.paymentId })
        return { order: step.order, attempt: step.attempt, isPayable: step.decision === 'reuse' }
      default:
        throw createPaymentError(step.decision satisfies ErrorCode)
    }
  }
}

/** The order rule decides by the payment as it is now. */
async function refreshLatest(context: LedgerContext, order: OrderRecord | null, visit: Visit): Promise<void> {
  const attempt = findLatest(order)
  if (order && attempt?.stage === 'live') await getCurrent(context, { order, attempt }, visit)
}

type Step =
  | { decision: 'create' }
  | { decision: 'wait' }
  | { decision: 'search'; order: OrderRecord; attempt: CreatingAttempt }
  | { decision: Exclude<OrderDecision, 'create'>; order: OrderRecord; attempt: LiveAttempt }

/** Decides, and for a new payment adds the attempt in the same compare-and-set: two processes never both create. */
function takeStep(
  order: OrderRecord,
  candidate: CreatingAttempt,
  { now, allowAnotherPayment = false }: { now: number; allowAnotherPayment: boolean | undefined },
): Step {
  const attempt = findLatest(order)
  if (attempt?.stage === 'creating') {
    return attempt.leaseUntil > now ? { decision: 'wait' } : { decision: 'search', order, attempt }
  }
  const isSameTerms = attempt?.terms.fingerprint === candidate.terms.fingerprint
  const decision = decideOrder({ latest: attempt, isSameTerms, allowAnotherPayment })
  if (attempt && decision !== 'create') return { decision, order, attempt }
  order.attempts.push(candidate)
  return { decision: 'create' }
}
