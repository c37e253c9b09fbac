import { createView } from '../../ledger/order/createView.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { requirePayment } from '../authenticate.ts'
import type { Call } from '../Call.ts'
import { replyEmpty, replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `GET /payments/{id}` */
export async function readPaymentRoute(call: Call): Promise<Reply> {
  const { order, attempt } = await call.ledger.getCurrent(await requirePayment(call), call)
  linkTrace(call.span, attempt)
  const ETag = `"${attempt.revision}"`
  // A proxy that compresses makes the tag a weak one.
  if (call.request.headers.get('if-none-match')?.replace(/^W\//, '') === ETag)
    return replyEmpty(304, { ETag })
  return replyJson(200, { payment: createView(order.orderId, attempt) }, { ETag })
}
