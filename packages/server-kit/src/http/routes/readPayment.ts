import { createView } from '../../ledger/order/createView.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { requirePayment } from '../authenticate.ts'
import type { Call } from '../Call.ts'
import { tagOf } from '../etag.ts'
import { replyEmpty, replyText } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `GET /payments/{id}` */
export async function readPaymentRoute(call: Call): Promise<Reply> {
  const { order, attempt } = await call.ledger.getCurrent(await requirePayment(call), call)
  linkTrace(call.span, attempt)
  const body = JSON.stringify({ payment: createView(order.orderId, attempt) })
  const tag = `"${await tagOf(body)}"`
  if (call.request.headers.get('if-none-match') === tag) return replyEmpty(304, { ETag: tag })
  return replyText(200, body, { ETag: tag })
}
