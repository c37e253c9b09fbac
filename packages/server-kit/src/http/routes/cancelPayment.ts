import { createView } from '../../ledger/order/createView.ts'
import { requirePrivilegedPayment } from '../authenticate.ts'
import type { Call } from '../Call.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /payments/{id}/cancel`: cancelled at once, to be approved at the bank, or `not_cancellable`. */
export async function cancelPaymentRoute(call: Call): Promise<Reply> {
  const known = await requirePrivilegedPayment(call, 'cancel')
  const { order, attempt, validateUri } = await call.ledger.cancel(known, call)
  const payment = createView(order.orderId, attempt)
  return replyJson(200, { payment, redirectUrl: validateUri })
}
