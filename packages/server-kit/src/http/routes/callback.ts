import { isPaymentError, parseCallback } from '@powens-pay/core'
import { withinTime } from '../../internal/timers.ts'
import { verifyPaymentKey } from '../../keys/paymentKey.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { isFinalState } from '../../ledger/isFinalState.ts'
import { refreshPayment, reportReadFailure } from '../../ledger/refreshPayment.ts'
import { confirmIfAsked } from '../confirmIfAsked.ts'
import { findByKey, type KnownPayment } from '../authenticate.ts'
import { isNavigation } from '../guards.ts'
import { buildErrorUrl, buildReturnUrl } from '../links.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { replyEmpty, replyRedirect } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** The payer waits for Powens no longer than this; the read itself goes on. */
const patience = 2_000

/** `GET /callback`: where Powens sends the payer back to. Of its query only the key and the id count. */
export async function callbackRoute(broker: Broker, request: Request): Promise<Reply> {
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
  linkTrace(broker.span, attempt)
  broker.emit({ type: 'callback.received', orderId: order.orderId, paymentId })
  if (attempt.believed && !isFinalState(attempt.believed.payment.state)) {
    await withinTime(look(broker, request, known), patience)
  }
  return replyRedirect(buildReturnUrl(broker, known.key.returnPath, paymentId, attempt.key))
}

/** Reads the payment, and answers Powens when it waits to be told that this is the payer. */
async function look(broker: Broker, request: Request, known: KnownPayment): Promise<void> {
  try {
    await refreshPayment(broker, known.order.orderId, known.attempt)
    await confirmIfAsked(broker, request, known)
  } catch (error) {
    reportReadFailure(broker, known.attempt, error)
  }
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
