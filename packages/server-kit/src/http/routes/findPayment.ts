import type { Broker } from '../../ledger/Broker.ts'
import { createView } from '../../ledger/createView.ts'
import { findLatest } from '../../ledger/findLatest.ts'
import { refreshIfStale } from '../../ledger/refreshPayment.ts'
import { guardBrowserPost } from '../guards.ts'
import { prepare } from '../prepare.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /payments/find` */
export async function findPaymentRoute(broker: Broker, request: Request): Promise<Reply> {
  guardBrowserPost(broker, request)
  const { orderId } = (await prepare(broker, request, ['input'])).prepared
  const known = findLatest(await broker.orders.find(orderId))
  if (!known?.believed) return replyJson(200, null)
  const isAsked = await refreshIfStale(broker, orderId, known)
  const attempt = (isAsked && findLatest(await broker.orders.find(orderId))) || known
  if (!attempt.believed) return replyJson(200, null)
  return replyJson(200, { payment: createView(orderId, attempt), paymentKey: attempt.key })
}
