import { isFinalState } from '@powens-pay/core'
import { toUtf8 } from '../../internal/bytes.ts'
import type { LiveAttempt } from '../../ledger/order/Attempt.ts'
import { createView } from '../../ledger/order/createView.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import type { Call } from '../Call.ts'
import type { StreamSlots } from './createStreamSlots.ts'

/** A proxy closes what is silent for long: after so many looks without news a comment is sent. */
const mostSilentLooks = 3
const comment = ':\n\n'

/** The browser comes back after a second, to whichever instance takes it. */
export const reconnect = 'retry: 1000\n\n'

/**
 * A payment's events, pulled by the reader: a slow one gets the latest state, not a backlog.
 */
export function openPaymentStream(
  { request: { headers, signal }, ledger }: Pick<Call, 'request' | 'ledger'>,
  known: LivePayment,
  slots: StreamSlots,
): ReadableStream<Uint8Array> {
  /** Set while the reader waits. */
  let asking: ReadableStreamDefaultController<Uint8Array> | null = null
  /** `undefined` until the payment was looked at; `null` once its order is gone. */
  let latest: LivePayment | null | undefined
  let sent = headers.get('last-event-id')
  let silentLooks = 0
  let isOver = false
  let unfollow = (): void => undefined

  function end(): void {
    isOver = true
    unfollow()
    slots.free(end)
    signal.removeEventListener('abort', end)
    answer()
  }

  function answer(): void {
    if (!asking) return
    if (isOver) return send(signal.aborted ? '' : reconnect, { isLast: true })
    if (latest === undefined) return
    if (latest === null) return end()
    const { id, text, isFinal } = eventOf(latest)
    if (id !== sent || isFinal) {
      sent = id
      send(text, { isLast: isFinal })
    } else if (silentLooks >= mostSilentLooks) send(comment, { isLast: false })
  }

  function follow(current: LivePayment | null): void {
    latest = current
    silentLooks += 1
    answer()
  }

  function send(text: string, { isLast }: { isLast: boolean }): void {
    const controller = asking
    asking = null
    silentLooks = 0
    if (text !== '') controller?.enqueue(toUtf8(text))
    if (!isLast) return
    controller?.close()
    if (!isOver) end()
  }

  slots.take(known.attempt.paymentId, end)
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  else unfollow = ledger.follow(known, follow)

  // No function of an open stream refers to `known`, so that thousands of streams share one copy of their order.
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        asking = controller
        answer()
      },
      cancel() {
        asking = null
        end()
      },
    },
    { highWaterMark: 0 },
  )
}

interface PaymentEventText {
  id: string
  text: string
  isFinal: boolean
}

/** Written once however many streams send it. */
const written = new WeakMap<LiveAttempt, PaymentEventText>()

function eventOf({ order, attempt }: LivePayment): PaymentEventText {
  const known = written.get(attempt)
  if (known) return known
  const id = String(attempt.revision)
  const data = JSON.stringify({ payment: createView(order.orderId, attempt) })
  const isFinal = isFinalState(attempt.believed.payment.state)
  const event = { id, text: `id: ${id}\nevent: payment\ndata: ${data}\n\n`, isFinal }
  written.set(attempt, event)
  return event
}
