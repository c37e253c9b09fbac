import { isFinalState } from '@powens-pay/core'
import { createView } from '../../ledger/order/createView.ts'
import { findLive, type LivePayment } from '../../ledger/order/OrderRecord.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { requirePayment, type KnownPayment } from '../authenticate.ts'
import type { Call, Route } from '../Call.ts'
import { tagOf } from '../etag.ts'
import { createStreamSlots, type StreamSlots } from './createStreamSlots.ts'

/** A proxy closes what is silent for long. */
const heartbeat = 15_000
/** How often a stream looks without a notification. The payment's age decides whether Powens is called. */
const look = 5_000
/** While every change is called back, the store is read all the same at each twelfth look: a notification may be lost. */
const looksPerStoreRead = 12
/** The browser comes back after a second, to whichever instance takes it. */
const reconnect = 'retry: 1000\n\n'

/** `GET /payments/{id}/events`: the payment now, and again at each change, until its state is final. */
export function createStreamRoute(): { route: Route; close: () => void } {
  const slots = createStreamSlots()
  let isClosed = false
  return {
    async route(call) {
      const known = await requirePayment(call)
      slots.check(known.attempt.paymentId)
      // A page that comes while the process stops is sent on like the ones that were here.
      const body = isClosed ? reconnect : createStream(call, known, slots)
      return { status: 200, body, headers: { ...headers } }
    },
    close() {
      isClosed = true
      slots.endAll()
    },
  }
}

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // A proxy or a middleware that compresses would hold events back until it has enough of them.
  'Cache-Control': 'no-store, no-transform',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // A proxy that buffers would delay the events.
  'X-Accel-Buffering': 'no',
}

/** Pulled by the reader: a slow one gets the latest state, not a backlog. */
function createStream(call: Call, known: KnownPayment, slots: StreamSlots): ReadableStream<Uint8Array> {
  const { request, ledger } = call
  const encoder = new TextEncoder()
  const follow = createFollower(call, known)
  let sent = request.headers.get('last-event-id')
  let wake = (): void => undefined
  let isNews = true
  let isOver = false
  let unwatch = (): void => undefined

  function end(): void {
    isOver = true
    unwatch()
    slots.free(end)
    request.signal.removeEventListener('abort', end)
    wake()
  }

  /** Resolves after a change, or after a while without one. */
  const next = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (isNews || isOver) wake()
    })

  return new ReadableStream<Uint8Array>(
    {
      async start() {
        slots.take(known.attempt.paymentId, end)
        request.signal.addEventListener('abort', end, { once: true })
        if (request.signal.aborted) end()
        const stop = await ledger.watch(known.order.orderId, () => {
          isNews = true
          wake()
        })
        // It may have ended while the store was asked.
        if (isOver) stop()
        else unwatch = stop
      },
      async pull(controller) {
        for (let silence = 0; silence < heartbeat; silence += look) {
          await next(look)
          const hasNews = isNews
          isNews = false
          const current = isOver ? null : await follow(hasNews)
          if (isOver || !current) {
            end()
            if (!request.signal.aborted) controller.enqueue(encoder.encode(reconnect))
            return controller.close()
          }
          const { order, attempt } = current
          const body = JSON.stringify({ payment: createView(order.orderId, attempt) })
          const tag = await tagOf(body)
          const isFinal = isFinalState(attempt.believed.payment.state)
          if (tag !== sent || isFinal) {
            controller.enqueue(encoder.encode(`id: ${tag}\nevent: payment\ndata: ${body}\n\n`))
            sent = tag
            if (!isFinal) return
            end()
            return controller.close()
          }
        }
        controller.enqueue(encoder.encode(':\n\n'))
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}

/** Gives the payment at each look; `null` once its order is gone. */
function createFollower(
  call: Call,
  { order, attempt }: KnownPayment,
): (hasNews: boolean) => Promise<LivePayment | null> {
  const { ledger } = call
  linkTrace(call.span, attempt)
  let current: LivePayment = { order, attempt }
  let looks = 0
  return async (hasNews) => {
    looks += 1
    if (hasNews || !ledger.hearsEverything() || looks % looksPerStoreRead === 0) {
      const stored = findLive(await ledger.find(order.orderId), attempt.id)
      if (!stored) return null
      current = stored
    }
    current = await ledger.getCurrent(current, call)
    return current
  }
}
