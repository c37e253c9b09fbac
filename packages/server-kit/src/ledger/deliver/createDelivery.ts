import { createQueue } from '../../internal/createQueue.ts'
import type { Emit } from '../../telemetry/createEmit.ts'
import { linkTrace, withSpan, type PaymentTracer } from '../../telemetry/tracing.ts'
import type { Orders } from '../order/createOrders.ts'
import { addHistory } from '../order/history.ts'
import { isDeliverable, longestHold } from '../order/nextLook.ts'
import type { RepaidLine } from '../order/Repayment.ts'
import type { Change, OrderRecord } from '../order/OrderRecord.ts'
import type { PaymentChange } from '../PaymentChange.ts'

/** After this many failures a change waits for a person. */
const mostFailures = 8
const firstPause = 1_000
const longestPause = 5 * 60 * 1000

export interface DeliveryOptions {
  orders: Orders
  now: () => number
  onPaymentUpdated: (change: PaymentChange) => unknown
  /** Milliseconds. */
  deliveryTimeout: number
  tracer: PaymentTracer | null
  emit: Emit
  onError: (error: unknown, context: { requestId: string }) => void
}

/** What came of it; `nothing` where the merchant was not called. */
export type Delivered = 'accepted' | 'failed' | 'nothing'

export interface Delivery {
  /** Delivers an order's changes to the merchant: one after the other, outside any lock, and again until accepted. */
  deliver(orderId: string): Promise<Delivered>
  /** Delivers nothing later, and waits for what is being delivered. */
  close(): Promise<void>
}

/** Delivery to the merchant. A claim is a time in the document, so that it ends by itself when a process dies. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { orders, now, onPaymentUpdated, deliveryTimeout, tracer, emit, onError } = options
  const inTurn = createQueue()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const underWay = new Set<Promise<Delivered>>()
  const claimLasts = Math.min(deliveryTimeout * 2, longestHold)
  let isClosed = false

  const deliver = (orderId: string): Promise<Delivered> => {
    const job = deliverInTurn(orderId)
    underWay.add(job)
    const forget = (): void => void underWay.delete(job)
    job.then(forget, forget)
    return job
  }

  const deliverInTurn = (orderId: string): Promise<Delivered> =>
    inTurn(orderId, async () => {
      for (let delivered: Delivered = 'nothing'; ; delivered = 'accepted') {
        const claimed = await orders.update(orderId, (order) => claimChange(order, now(), claimLasts))
        if (!claimed) return delivered
        const { change, repays } = claimed
        const failure = await withSpan(tracer, 'deliver change', (span) => {
          linkTrace(span, change)
          return findFailure(
            () => onPaymentUpdated(toPaymentChange(orderId, change, repays)),
            deliveryTimeout,
          )
        })
        if (failure) {
          await recordFailure(orderId, change, failure.error)
          return 'failed'
        }
        const left = await orders.update(orderId, (order) => {
          recordDelivery(order, change, now())
          return order.outbox.length
        })
        emit({ type: 'change.delivered', orderId, changeId: change.changeId })
        if (left === 0) return 'accepted'
      }
    })

  async function recordFailure(orderId: string, { changeId }: Change, error: unknown): Promise<void> {
    const failures = await orders.update(orderId, (order) => countFailure(order, changeId, now()))
    onError(error, { requestId: changeId })
    const isParked = failures >= mostFailures
    emit({ type: isParked ? 'change.parked' : 'change.failed', orderId, changeId, failures })
    // A parked change lets the next ones through at once.
    deliverLater(orderId, isParked ? 0 : pauseAfter(failures))
  }

  /** If this process lives that long. */
  function deliverLater(orderId: string, milliseconds: number): void {
    if (isClosed) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      deliver(orderId).catch((error: unknown) => onError(error, { requestId: 'later' }))
    }, milliseconds)
    timers.add(timer)
    // A process that has nothing else to do may end: what is due is in the store.
    if (typeof timer === 'object') timer.unref()
  }

  return {
    deliver,
    async close() {
      isClosed = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.allSettled(underWay)
    },
  }
}

/** The first change that may be delivered now, claimed so that no other process delivers it for a while. */
function claimChange(
  { outbox, repays }: OrderRecord,
  now: number,
  claimLasts: number,
): { change: Change; repays: RepaidLine[] | undefined } | null {
  const change = outbox.find(({ isParked }) => !isParked)
  if (!change || !isDeliverable(change, now)) return null
  change.notBefore = now + claimLasts
  return { change, repays }
}

function recordDelivery(order: OrderRecord, { changeId, paymentId }: Change, at: number): void {
  const left = order.outbox.filter((change) => change.changeId !== changeId)
  if (left.length === order.outbox.length) return
  order.outbox = left
  addHistory(order, { event: 'delivered', paymentId, at, changeId })
}

/** How often the change has failed; `0` when it is gone. */
function countFailure(order: OrderRecord, changeId: string, now: number): number {
  const change = order.outbox.find((candidate) => candidate.changeId === changeId)
  if (!change) return 0
  change.failures += 1
  change.notBefore = now + pauseAfter(change.failures)
  change.isParked = change.failures >= mostFailures
  const event = change.isParked ? 'parked' : 'delivery_failed'
  addHistory(order, { event, paymentId: change.paymentId, at: now, changeId })
  return change.failures
}

const pauseAfter = (failures: number): number => Math.min(firstPause * 4 ** (failures - 1), longestPause)

const toPaymentChange = (
  orderId: string,
  {
    changeId,
    sequence,
    isLatest,
    aggregate,
    payment,
    instructions,
    duplicateOf,
    possibleDuplicateOf,
  }: Change,
  repays: RepaidLine[] | undefined,
): PaymentChange => ({
  orderId,
  changeId,
  sequence,
  isLatest,
  aggregate,
  ...(payment.unwanted && { unwanted: payment.unwanted }),
  payment,
  outcome: payment.outcome,
  ...(instructions && { instructions }),
  ...(repays && { repays }),
  ...(duplicateOf === undefined ? {} : { duplicateOf }),
  ...(possibleDuplicateOf === undefined ? {} : { possibleDuplicateOf }),
})

/** What the merchant's function threw, or that it needed too long; `null` when it accepted the change. */
async function findFailure(job: () => unknown, milliseconds: number): Promise<{ error: unknown } | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_, reject) => {
    const late = new Error(`onPaymentUpdated took longer than ${milliseconds} ms.`)
    timer = setTimeout(() => reject(late), milliseconds)
  })
  try {
    await Promise.race([(async () => job())(), timeout])
    return null
  } catch (error) {
    return { error }
  } finally {
    clearTimeout(timer)
  }
}
