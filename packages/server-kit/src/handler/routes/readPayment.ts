import type { Broker } from '../../orders/Broker.ts'
import { createView } from '../../orders/createView.ts'
import { requirePayment } from '../authenticate.ts'
import { tagOf } from '../etag.ts'
import { replyEmpty, replyJson } from '../reply.ts'
import { reread } from '../requireCurrent.ts'

/** `GET /payments/{id}` */
export async function readPaymentRoute(broker: Broker, request: Request, id: string): Promise<Response> {
  const { order, attempt } = await reread(broker, await requirePayment(broker, request, id))
  const body = { payment: createView(order.orderId, attempt) }
  const tag = `"${await tagOf(JSON.stringify(body))}"`
  if (request.headers.get('if-none-match') === tag) return replyEmpty(304, { ETag: tag })
  return replyJson(200, body, { ETag: tag })
}
