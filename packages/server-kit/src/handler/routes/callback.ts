import { isPaymentError, parseCallback } from '@powens-pay/core'
import { withinTime } from '../../internal/timers.ts'
import { verifyPaymentKey } from '../../keys/paymentKey.ts'
import type { Broker } from '../../orders/Broker.ts'
import { isFinalState } from '../../orders/isFinalState.ts'
import { refreshPayment, reportReadFailure } from '../../orders/refreshPayment.ts'
import { findByKey, type KnownPayment } from '../authenticate.ts'
import { isNavigation } from '../guards.ts'
import { buildErrorUrl, buildReturnUrl } from '../links.ts'
import { replyEmpty, replyRedirect } from '../reply.ts'

/** The payer waits for Powens no longer than this; the read itself goes on. */
const patience = 2_000

/** `GET /callback`: where Powens sends the payer back to. Of its query only the key and the id count. */
export async function callbackRoute(broker: Broker, request: Request): Promise<Response> {
  // A prefetch is not the payer coming back.
  if (!isNavigation(request)) return replyEmpty(204)
  const callback = parseCallback(request.url)
  const text = callback?.paymentKey ?? new URL(request.url).searchParams.get('state')
  const key = text && (await verifyPaymentKey(broker.ring, text, broker.now()))
  const known = key && (await find(broker, key, text, callback?.paymentId ?? null))
  if (!known) {
    broker.emit({ type: 'callback.rejected' })
    return replyRedirect(buildErrorUrl(broker, 'invalid_state'))
  }

  const { order, attempt, paymentId } = known
  broker.emit({ type: 'callback.received', orderId: order.orderId, paymentId })
  if (attempt.believed && !isFinalState(attempt.believed.payment.state)) {
    const read = refreshPayment(broker, order.orderId, attempt).catch((error: unknown) =>
      reportReadFailure(broker, attempt, error),
    )
    await withinTime(read, patience)
  }
  return replyRedirect(buildReturnUrl(broker, known.key.returnPath, paymentId, attempt.key))
}

/** When the store knows nothing and Powens cannot be asked, nothing is proved. */
async function find(
  broker: Broker,
  ...rest: [KnownPayment['key'], string, number | null]
): Promise<KnownPayment | null> {
  try {
    return await findByKey(broker, ...rest)
  } catch (error) {
    if (isPaymentError(error)) return null
    throw error
  }
}
