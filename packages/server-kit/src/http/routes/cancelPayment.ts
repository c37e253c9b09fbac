import { canCancelPayment, createPaymentError } from '@powens-pay/core'
import { cancelPayment } from '../../actions/cancelPayment.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { startObservation } from '../../ledger/startObservation.ts'
import { createView } from '../../ledger/createView.ts'
import { refreshPayment, reportReadFailure } from '../../ledger/refreshPayment.ts'
import { takeConfirmed } from '../../ledger/takeConfirmed.ts'
import { readBankUrl } from '../bankUrl.ts'
import { guardBrowserPost } from '../guards.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'
import { requireCurrent } from '../requireCurrent.ts'

/** `POST /payments/{id}/cancel`: settled at once, to be approved at the bank, or `not_cancellable`. */
export async function cancelPaymentRoute(broker: Broker, request: Request, id: string): Promise<Reply> {
  guardBrowserPost(broker, request)
  const { order, attempt, believed, paymentId } = await requireCurrent(broker, request, id, 'cancel')
  const { orderId } = order
  if (!canCancelPayment(believed.payment)) throw createPaymentError('not_cancellable')

  const observedAt = startObservation(broker, attempt)
  const parameters = { paymentId, redirectUri: broker.redirectUri, state: attempt.key }
  const result = await cancelPayment(broker.powens, parameters)
  if (result.outcome === 'not_supported') {
    // Most often because the payment moved on meanwhile: the page should see where to.
    await refreshPayment(broker, orderId, attempt).catch((error: unknown) =>
      reportReadFailure(broker, attempt, error),
    )
    throw createPaymentError('not_cancellable')
  }
  const seen = await takeConfirmed(broker, orderId, attempt, { payment: result.payment, observedAt })
  const redirectUrl = result.outcome === 'approval_needed' ? readBankUrl(result.validateUri) : null
  return replyJson(200, { payment: createView(orderId, seen?.attempt ?? attempt), redirectUrl })
}
