import type { Broker } from '../../ledger/Broker.ts'
import { createView } from '../../ledger/createView.ts'
import { requirePayment } from '../authenticate.ts'
import { tagOf } from '../etag.ts'
import { replyEmpty, replyText } from '../reply.ts'
import type { Reply } from '../toResponse.ts'
import { refresh } from '../requireCurrent.ts'

/** `GET /payments/{id}` */
export async function readPaymentRoute(broker: Broker, request: Request, id: string): Promise<Reply> {
  const { order, attempt } = await refresh(broker, await requirePayment(broker, request, id))
  const body = JSON.stringify({ payment: createView(order.orderId, attempt) })
  const tag = `"${await tagOf(body)}"`
  if (request.headers.get('if-none-match') === tag) return replyEmpty(304, { ETag: tag })
  return replyText(200, body, { ETag: tag })
}
