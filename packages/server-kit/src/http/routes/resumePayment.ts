import { createPaymentError } from '@powens-pay/core'
import { getPayment } from '../../actions/getPayment.ts'
import type { LiveAttempt } from '../../ledger/order/Attempt.ts'
import { isServed } from '../../ledger/order/isServed.ts'
import { requirePrivilegedPayment } from '../authenticate.ts'
import type { Call } from '../Call.ts'
import { createGoUrl } from '../links.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /payments/{id}/resume` */
export async function resumePaymentRoute(call: Call): Promise<Reply> {
  const known = await requirePrivilegedPayment(call, 'resume')
  const redirectUrl = isServed(known.order, known.attempt)
    ? await createGoUrl(call.settings, known)
    : await findCancellationUrl(call, known.attempt)
  if (redirectUrl === null) throw createPaymentError('not_resumable')
  return replyJson(200, { redirectUrl })
}

/** Where the payer approves a cancellation that waits at the bank. Powens is asked, because the address is kept nowhere. */
async function findCancellationUrl(
  { settings: { powens } }: Call,
  { paymentId, believed: { payment } }: LiveAttempt,
): Promise<string | null> {
  if (payment.state !== 'pending' || payment.state_detail === null) return null
  return (await getPayment(powens, { paymentId })).validate_uri ?? null
}
