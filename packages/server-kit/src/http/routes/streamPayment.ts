import { linkTrace } from '../../telemetry/tracing.ts'
import { requirePayment } from '../authenticate.ts'
import type { Route } from '../Call.ts'
import { createStreamSlots } from './createStreamSlots.ts'
import { openPaymentStream, reconnect } from './openPaymentStream.ts'

/** `GET /payments/{id}/events`: the payment now, and again at each change, until its state is final. */
export function createStreamRoute(): { route: Route; close: () => void } {
  const slots = createStreamSlots()
  let isClosed = false
  return {
    async route(call) {
      const known = await requirePayment(call)
      linkTrace(call.span, known.attempt)
      slots.check(known.attempt.paymentId)
      // A page that comes while the process stops is sent on like the ones that were here.
      const body = isClosed ? reconnect : openPaymentStream(call, known, slots)
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
