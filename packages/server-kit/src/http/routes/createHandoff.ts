import { createPaymentError } from '@powens-pay/core'
import { signLinkToken } from '../../keys/linkToken.ts'
import { isServed } from '../../ledger/order/isServed.ts'
import { requirePrivilegedPayment } from '../authenticate.ts'
import type { Call } from '../Call.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** In seconds: long enough to find the phone. */
const handoffLifetime = 10 * 60

/** `POST /payments/{id}/handoff`: a link that goes on with this payment on another device. */
export async function createHandoffRoute(call: Call): Promise<Reply> {
  const { order, attempt } = await requirePrivilegedPayment(call, 'handoff')
  // What began in the shop's page goes on in the payer's own browser alone.
  if (!isServed(order, attempt) || attempt.webview?.name === 'shop') throw createPaymentError('not_resumable')
  const { powens, ring, publicUrl } = call.settings
  const expiresAt = (Math.ceil(powens.now() / 1000) + handoffLifetime) * 1000
  const claims = { orderId: order.orderId, attemptId: attempt.id, expiresAt }
  const url = `${publicUrl}/handoff/${await signLinkToken(ring, 'handoff', claims)}`
  return replyJson(200, {
    url,
    expiresAt: new Date(expiresAt).toISOString(),
    expiresIn: handoffLifetime,
  })
}
