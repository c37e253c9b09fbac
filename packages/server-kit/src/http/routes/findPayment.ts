import { createView } from '../../ledger/order/createView.ts'
import { findLatest } from '../../ledger/order/OrderRecord.ts'
import type { Call } from '../Call.ts'
import { limitRequests } from '../limitRequests.ts'
import { prepare } from '../prepare.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /payments/find` */
export async function findPaymentRoute(call: Call): Promise<Reply> {
  await limitRequests(call, 'find')
  const { orderId } = (await prepare(call, ['input'])).prepared
  const order = await call.ledger.find(orderId)
  const latest = findLatest(order)
  if (!order || latest?.stage !== 'live') return replyJson(200, null)
  const { attempt } = await call.ledger.getCurrent({ order, attempt: latest }, call)
  return replyJson(200, { payment: createView(orderId, attempt), paymentKey: attempt.key })
}
