import { toBase64Url, toUtf8 } from '../../internal/bytes.ts'
import { sha256 } from '../../internal/hmac.ts'
import type { Broker } from '../../orders/Broker.ts'
import { createView } from '../../orders/createView.ts'
import { refreshIfStale } from '../../orders/refreshPayment.ts'
import { requirePayment } from '../authenticate.ts'
import { replyEmpty, replyJson } from '../reply.ts'

/** `GET /payments/{id}` */
export async function readPaymentRoute(broker: Broker, request: Request, id: string): Promise<Response> {
  const known = await requirePayment(broker, request, id)
  const { orderId } = known.order
  await refreshIfStale(broker, orderId, known.attempt)
  const order = (await broker.orders.find(orderId)) ?? known.order
  const attempt = order.attempts.find((candidate) => candidate.id === known.attempt.id) ?? known.attempt
  const body = { payment: createView(orderId, attempt) }

  const tag = `"${toBase64Url(await sha256(toUtf8(JSON.stringify(body)))).slice(0, 22)}"`
  if (request.headers.get('if-none-match') === tag) return replyEmpty(304, { ETag: tag })
  return replyJson(200, body, { ETag: tag })
}
