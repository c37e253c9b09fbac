import { createPaymentError } from '@powens-pay/core'
import type { CreatingAttempt } from '../order/Attempt.ts'
import { judgeAttempt } from '../order/judgeAttempt.ts'
import { markUnwanted } from '../order/markUnwanted.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { OrderSnapshot } from '../order/createOrders.ts'
import { findLatest, type LivePayment, type OrderRecord } from '../order/OrderRecord.ts'
import { foldAttempts } from '../order/foldAttempts.ts'
import { isStale } from '../observe/isStale.ts'
import { tryRefresh } from '../observe/refreshPayment.ts'
import type { PreparedPayment, PrepareAgain } from '../PreparedPayment.ts'
import { cancelForReplacement, closeUnwanted, isLeftOpen } from './cancelForReplacement.ts'
import { createAtPowens, isAmbiguous } from './createAtPowens.ts'
import { createAttempt } from './createAttempt.ts'
import { createRefusal } from './createRefusal.ts'
import { decideOrder, type OrderDecision } from './orderRule.ts'
import { compareTerms, findTakenLines, priceOrder, type PricedOrder } from './priceOrder.ts'
import { searchForPayment } from './searchForPayment.ts'
import { mayRead } from '../upstreamBudget.ts'

export interface ObtainedPayment extends LivePayment {
  /** The payer may be sent to the bank with it. */
  isPayable: boolean
}

export interface ObtainRequest {
  prepared: PreparedPayment
  prepareAgain: PrepareAgain
  browserSecret: string
  /** Money goes back to payers. The order of one is never the other. */
  isRepayment?: boolean | undefined
}

/** How often, and how many times, another process's creation is looked at before the payer has to wait. */
const pollEvery = 200
const mostPolls = 60

/** Lost compare-and-sets before the payer has to wait; each one asks the merchant again. */
const mostLosses = 30

/**
 * The order's payment by the order rule: an existing one, a new one, or an error that says why there is none.
 *
 * Between processes the document decides who creates; within one, the caller runs one at a time an order. Terms have an
 * age: before it writes to an order that has an attempt, the merchant is asked again, and the write holds only if the order
 * has not changed since it was read for that.
 */
export async function obtainPayment(
  context: LedgerContext,
  { prepared, prepareAgain, browserSecret, isRepayment = false }: ObtainRequest,
  visit: Visit,
): Promise<ObtainedPayment> {
  const { orders, powens, emit, ring } = context
  const { orderId } = prepared
  let priced = await priceOrder(ring, prepared)
  let askedAt: number | null = null
  let polls = 0
  let losses = 0
  let creations = 0
  let snapshot = await orders.read(orderId)
  if (await refreshLatest(context, snapshot.order, visit)) snapshot = await orders.read(orderId)
  for (; ; snapshot = await orders.read(orderId)) {
    if (Boolean(snapshot.order.repays) !== isRepayment) throw createPaymentError('order_not_found')
    let step = decide(snapshot.order, priced, powens.now())
    const isWrite = step.decision === 'create' || step.decision === 'cancel'
    if (isWrite && snapshot.order.attempts.length > 0 && askedAt !== snapshot.version) {
      priced = await priceOrder(ring, await askAgain(prepareAgain, orderId))
      askedAt = snapshot.version
      step = decide(snapshot.order, priced, powens.now())
    }
    switch (step.decision) {
      case 'create': {
        const isForPowens = snapshot.order.attempts.some(({ webview }) => webview?.isLeft)
        const candidate = await createAttempt(context, priced, {
          round: step.round,
          browserSecret,
          isForPowens,
          visit,
        })
        if (!(await addAttempt(context, snapshot, candidate))) {
          if (++losses > mostLosses) throw createPaymentError('payment_in_progress')
          break
        }
        try {
          const live = await createAtPowens(context, priced.prepared, candidate)
          if (snapshot.order.attempts.some((attempt) => attempt.stage === 'live' && isLeftOpen(attempt))) {
            await closeUnwanted(context, orderId, visit)
          }
          if (live) return { ...live, isPayable: live.attempt.unwanted === null }
        } catch (error) {
          // Once more after a search that found nothing; a second failure is the caller's.
          if (!isAmbiguous(error) || ++creations > 1) throw error
        }
        break
      }
      case 'wait':
        if (++polls > mostPolls) throw createPaymentError('payment_in_progress')
        await powens.wait(pollEvery)
        break
      case 'search':
        await searchForPayment(context, snapshot.order, step.attempt)
        break
      case 'cancel':
        await cancelForReplacement(context, { order: snapshot.order, attempt: step.attempt }, visit)
        break
      case 'reuse':
      case 'show':
        emit({ type: 'payment.reused', orderId, paymentId: step.attempt.paymentId })
        return { order: snapshot.order, attempt: step.attempt, isPayable: step.decision === 'reuse' }
      default:
        throw createRefusal(step)
    }
  }
}

/** The order rule decides by the payment as it is now. Says whether time went by, in which the order may have changed. */
async function refreshLatest(context: LedgerContext, order: OrderRecord, visit: Visit): Promise<boolean> {
  const attempt = findLatest(order)
  if (attempt?.stage !== 'live' || !isStale(attempt, context.powens.now())) return false
  if (await mayRead(context)) await tryRefresh(context, { order, attempt }, visit)
  return true
}

/** The merchant's answer for the same order: another order's would be paid under this one's name. */
async function askAgain(prepareAgain: PrepareAgain, orderId: string): Promise<PreparedPayment> {
  const prepared = await prepareAgain()
  if (prepared.orderId !== orderId) throw createPaymentError('order_not_found')
  return prepared
}

/** The order rule, and the lines of a bulk payment that would be paid twice. */
function decide(order: OrderRecord, priced: PricedOrder, now: number): OrderDecision {
  if (order.isForgotten) throw createPaymentError('payment_refused', forgotten)
  const { allowAnotherPayment = false, request } = priced.prepared
  const [first] = request.instructions
  const step = decideOrder({
    attempts: order.attempts,
    compare: (attempt) => compareTerms(priced, attempt),
    allowAnotherPayment,
    startDate: first?.execution_date_type === 'periodic' ? first.start_date : null,
    now,
  })
  if (step.decision !== 'create' && step.decision !== 'cancel') return step
  const taken = findTakenLines(priced, order)
  if (taken.length === 0) return step
  const message = `Lines of this payment are paid already, or may be: ${taken.slice(0, 20).join(', ')}. Leave them out.`
  throw createPaymentError('order_already_paid', message)
}

const forgotten =
  'This order was forgotten on purpose, so what was paid for it is not known any more. Give a new order a new id.'

/** Adds an attempt in one compare-and-set: two processes never both create. What was never handed out is replaced by it. */
function addAttempt(
  { orders, powens }: LedgerContext,
  snapshot: OrderSnapshot,
  candidate: CreatingAttempt,
): Promise<boolean> {
  const { order } = snapshot
  for (const attempt of order.attempts) {
    if (judgeAttempt(attempt) === 'open')
      markUnwanted(order, attempt, { reason: 'replaced', now: powens.now() })
  }
  order.attempts.push(candidate)
  foldAttempts(order)
  return orders.write(snapshot)
}
