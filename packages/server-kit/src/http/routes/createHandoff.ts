import { createPaymentError } from '@powens-pay/core'
import { signLinkToken } from '../../keys/linkToken.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { isResumable } from '../../ledger/createView.ts'
import { guardBrowserPost } from '../guards.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'
import { requireCurrent } from '../requireCurrent.ts'

/** Long enough to find the phone. */
const handoffLifetime = 10 * 60 * 1000

/** `POST /payments/{id}/handoff`: a link that goes on with this payment on another device. */
export async function createHandoffRoute(broker: Broker, request: Request, id: string): Promise<Reply> {
  guardBrowserPost(broker, request)
  const { order, attempt, believed } = await requireCurrent(broker, request, id, 'handoff')
  const isPayable = attempt.stage === 'live' && !attempt.isMismatch && isResumable(believed.payment)
  if (!isPayable) throw createPaymentError('not_resumable')
  const expiresAt = Math.ceil((broker.now() + handoffLifetime) / 1000) * 1000
  const claims = { orderId: order.orderId, attemptId: attempt.id, expiresAt }
  const url = `${broker.publicUrl}/handoff/${await signLinkToken(broker.ring, 'handoff', claims)}`
  return replyJson(200, { url, expiresAt: new Date(expiresAt).toISOString() })
}
