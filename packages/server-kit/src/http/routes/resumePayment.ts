import { createPaymentError } from '@powens-pay/core'
import { getPayment } from '../../actions/getPayment.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { isResumable } from '../../ledger/createView.ts'
import { readBankUrl } from '../bankUrl.ts'
import { guardBrowserPost } from '../guards.ts'
import { createGoUrl } from '../links.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'
import { requireCurrent } from '../requireCurrent.ts'

/** `POST /payments/{id}/resume` */
export async function resumePaymentRoute(broker: Broker, request: Request, id: string): Promise<Reply> {
  guardBrowserPost(broker, request)
  const { order, attempt, believed, paymentId } = await requireCurrent(broker, request, id, 'resume')
  if (attempt.stage === 'live' && !attempt.isMismatch && isResumable(believed.payment)) {
    return replyJson(200, { redirectUrl: await createGoUrl(broker, order.orderId, attempt) })
  }
  // A cancellation that waits for the payer: the bank's address is asked for, because it is kept nowhere.
  const isCancelling = believed.payment.state === 'pending' && believed.payment.state_detail !== null
  const redirectUrl = isCancelling
    ? readBankUrl((await getPayment(broker.powens, { paymentId })).validate_uri)
    : null
  if (redirectUrl === null) throw createPaymentError('not_resumable')
  return replyJson(200, { redirectUrl })
}
