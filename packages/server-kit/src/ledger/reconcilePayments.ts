import { isPaymentError } from '@powens-pay/core'
import type { PaymentHandler } from '../http/createPaymentHandler.ts'
import { brokerOf } from './brokers.ts'
import type { Broker } from './Broker.ts'
import { deliverChanges } from './deliverChanges.ts'
import { isFinalState } from './isFinalState.ts'
import type { OrderRecord } from './OrderRecord.ts'
import { refreshPayment } from './refreshPayment.ts'
import { searchPayment } from './searchPayment.ts'
import { mayRead } from './upstreamBudget.ts'

export interface ReconcileOptions {
  /** Orders looked at in one go. @default 50 */
  limit?: number | undefined
  signal?: AbortSignal | undefined
}

export interface ReconcileResult {
  /** Orders looked at. */
  looked: number
  /** Orders that could not be read or whose news could not be delivered; they come again. */
  failed: number
  /** There may be more that is due. */
  hasMore: boolean
}

/** What failed rests, so that it does not keep others waiting. */
const pauseAfterFailure = 5 * 60 * 1000

/** Two sweepers at once share the work. */
const claimLasts = 60_000

/**
 * Looks after what nobody told about: payments without news for long, creations whose answer was lost, news that the
 * merchant has not taken. Call it from a cron or an interval, on any number of instances.
 *
 * @example
 * setInterval(() => reconcilePayments(handler), 60_000)
 */
export async function reconcilePayments(
  handler: PaymentHandler,
  { limit = 50, signal }: ReconcileOptions = {},
): Promise<ReconcileResult> {
  const broker = brokerOf(handler)
  const due = await broker.orders.listDue(broker.now(), limit)
  const result = { looked: 0, failed: 0, hasMore: due.length === limit }
  // One after the other: a sweep is never what uses up Powens's patience.
  for (const orderId of due) {
    if (signal?.aborted) break
    if ((await broker.store.count(`sweep:${orderId}`, claimLasts)) > 1) continue
    result.looked++
    if (!(await tryLook(broker, orderId))) result.failed++
  }
  return result
}

async function tryLook(broker: Broker, orderId: string): Promise<boolean> {
  try {
    const order = await broker.orders.find(orderId)
    if (order) await lookAt(broker, order)
    return true
  } catch (error) {
    if (!isPaymentError(error)) broker.onError(error, { requestId: `sweep:${orderId}` })
    await broker.orders.update(orderId, (order) => {
      order.lookAfter = broker.now() + pauseAfterFailure
      return true
    })
    return false
  }
}

async function lookAt(broker: Broker, order: OrderRecord): Promise<void> {
  const { orderId } = order
  await deliverChanges(broker, orderId)
  for (const attempt of order.attempts) {
    const { stage, believed, leaseUntil } = attempt
    const isLost = stage === 'creating' && leaseUntil <= broker.now()
    const isOpen = stage === 'live' && believed !== null && !isFinalState(believed.payment.state)
    if (!(isLost || isOpen) || !(await mayRead(broker))) continue
    await (isLost ? searchPayment(broker, orderId, attempt) : refreshPayment(broker, orderId, attempt))
  }
}
