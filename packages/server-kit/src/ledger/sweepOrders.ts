import { isFinalState, isPaymentError } from '@powens-pay/core'
import { noVisit, type LedgerContext } from './LedgerContext.ts'
import type { Attempt } from './order/Attempt.ts'
import type { OrderRecord } from './order/OrderRecord.ts'
import { refreshPayment } from './observe/refreshPayment.ts'
import { closeUnwanted, isLeftOpen } from './obtain/cancelForReplacement.ts'
import { searchForPayment } from './obtain/searchForPayment.ts'
import { mayRead } from './upstreamBudget.ts'

export interface ReconcileOptions {
  /** Orders looked at in one go. @default 50 */
  limit?: number | undefined
  signal?: AbortSignal | undefined
}

export interface ReconcileResult {
  /** Orders looked at. */
  looked: number
  /** Orders that could not be read or whose changes could not be delivered; they are due again. */
  failed: number
  /** There may be more that is due. */
  hasMore: boolean
}

/** What failed rests, so that it does not keep others waiting. */
const pauseAfterFailure = 5 * 60 * 1000

/** Two sweepers at once share the work. */
const claimLasts = 60_000

/** Looks at the orders that are due, one after the other: a sweep is never what uses up Powens's patience. */
export async function sweepOrders(
  context: LedgerContext,
  { limit = 50, signal }: ReconcileOptions = {},
): Promise<ReconcileResult> {
  const { orders, store, powens } = context
  const due = await orders.listDue(powens.now(), limit)
  const result = { looked: 0, failed: 0, hasMore: due.length === limit }
  for (const orderId of due) {
    if (signal?.aborted) break
    if ((await store.count(`sweep:${orderId}`, claimLasts)) > 1) continue
    result.looked++
    if (!(await tryLook(context, orderId))) result.failed++
  }
  return result
}

async function tryLook(context: LedgerContext, orderId: string): Promise<boolean> {
  const { orders, powens, onError } = context
  try {
    const order = await orders.find(orderId)
    if (order) await lookAt(context, order)
    return true
  } catch (error) {
    if (!isPaymentError(error)) onError(error, { requestId: `sweep:${orderId}` })
    await orders.update(orderId, (order) => {
      order.lookAfter = powens.now() + pauseAfterFailure
    })
    return false
  }
}

async function lookAt(context: LedgerContext, order: OrderRecord): Promise<void> {
  await context.deliver(order.orderId)
  for (const attempt of order.attempts) await lookAtAttempt(context, order, attempt)
  // What the look has brought.
  await context.deliver(order.orderId)
}

async function lookAtAttempt(context: LedgerContext, order: OrderRecord, attempt: Attempt): Promise<void> {
  if (attempt.stage === 'creating') {
    const isAbandoned = attempt.leaseUntil <= context.powens.now()
    if (isAbandoned && (await mayRead(context))) await searchForPayment(context, order, attempt)
  } else if (attempt.stage === 'live') {
    const isOpen = !isFinalState(attempt.believed.payment.state)
    if (isLeftOpen(attempt)) await closeUnwanted(context, order.orderId, noVisit)
    else if (isOpen && (await mayRead(context))) await refreshPayment(context, { order, attempt }, noVisit)
  }
}
