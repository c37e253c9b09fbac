import { linkTrace, withSpan } from '../telemetry/tracing.ts'
import type { Broker } from './Broker.ts'
import { unchanged } from './createOrders.ts'
import type { Change } from './OrderRecord.ts'

/** After so many failures a change waits for a person. */
const mostFailures = 8
const firstPause = 1_000
const longestPause = 5 * 60 * 1000

/**
 * Hands an order's news to the merchant: one after the other, outside any lock, and again until it was taken.
 *
 * A claim is a time in the document, so that a process that dies gives it back by itself.
 */
export function deliverChanges(broker: Broker, orderId: string): Promise<void> {
  return broker.queue(`deliver:${orderId}`, async () => {
    for (;;) {
      const change = await claim(broker, orderId)
      if (!change) return
      const failure = await withSpan(broker.tracer, 'deliver change', (span) => {
        linkTrace(span, { trace: change.trace, paymentId: change.paymentId })
        return hand(broker, orderId, change)
      })
      await settle(broker, orderId, change, failure)
      if (failure !== null) return
    }
  })
}

async function claim(broker: Broker, orderId: string): Promise<Change | null> {
  const claimed = await broker.orders.update(orderId, ({ outbox }) => {
    const change = outbox.find(({ isParked }) => !isParked)
    if (!change || change.notBefore > broker.now()) return unchanged
    change.notBefore = broker.now() + broker.deliveryTimeout * 2
    return change
  })
  return claimed === unchanged ? null : claimed
}

async function hand(broker: Broker, orderId: string, change: Change): Promise<{ error: unknown } | null> {
  const { changeId, payment, duplicateOf } = change
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<never>((_, reject) => {
    const late = new Error(`onPaymentUpdated took longer than ${broker.deliveryTimeout} ms.`)
    timer = setTimeout(() => reject(late), broker.deliveryTimeout)
  })
  try {
    const news = {
      orderId,
      changeId,
      payment,
      outcome: payment.outcome,
      ...(duplicateOf === undefined ? {} : { duplicateOf }),
    }
    await Promise.race([(async () => broker.onPaymentUpdated(news))(), patience])
    return null
  } catch (error) {
    return { error }
  } finally {
    clearTimeout(timer)
  }
}

async function settle(
  broker: Broker,
  orderId: string,
  { changeId }: Change,
  failure: { error: unknown } | null,
): Promise<void> {
  let failures = 0
  await broker.orders.update(orderId, (order) => {
    const change = order.outbox.find((candidate) => candidate.changeId === changeId)
    if (!change) return unchanged
    if (!failure) {
      order.outbox = order.outbox.filter((candidate) => candidate !== change)
      return true
    }
    failures = ++change.failures
    change.notBefore = broker.now() + pauseAfter(failures)
    change.isParked = failures >= mostFailures
    return true
  })
  if (!failure) return broker.emit({ type: 'change.delivered', orderId, changeId })

  broker.onError(failure.error, { requestId: changeId })
  const type = failures >= mostFailures ? 'change.parked' : 'change.failed'
  broker.emit({ type, orderId, changeId, failures })
  // A parked change lets the next ones through at once.
  broker.later(type === 'change.parked' ? 0 : pauseAfter(failures), () => deliverChanges(broker, orderId))
}

const pauseAfter = (failures: number): number => Math.min(firstPause * 4 ** (failures - 1), longestPause)
