import type { Broker } from '../../orders/Broker.ts'
import { createView } from '../../orders/createView.ts'
import { findLatest } from '../../orders/findLatest.ts'
import { refreshIfStale } from '../../orders/refreshPayment.ts'
import { guardBrowserPost } from '../guards.ts'
import { prepare } from '../prepare.ts'
import { replyJson } from '../reply.ts'

/** `POST /payments/find` */
export async function findPaymentRoute(broker: Broker, request: Request): Promise<Response> {
  guardBrowserPost(broker, request)
  const { orderId } = (await prepare(broker, request, ['input'])).prepared
  const known = findLatest(await broker.orders.find(orderId))
  if (!known?.believed) return replyJson(200, null)
  await refreshIfStale(broker, orderId, known)
  const attempt = findLatest(await broker.orders.find(orderId)) ?? known
  if (!attempt.believed) return replyJson(200, null)
  return replyJson(200, { payment: createView(orderId, attempt), paymentKey: attempt.key })
}
