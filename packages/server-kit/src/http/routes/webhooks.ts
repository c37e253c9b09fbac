import { createPaymentError } from '@powens-pay/core'
import { WebhookVerificationError } from '../../errors/WebhookVerificationError.ts'
import { verifyPaymentKey } from '../../keys/paymentKey.ts'
import { adoptPayment } from '../../ledger/adoptPayment.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { deliverChanges } from '../../ledger/deliverChanges.ts'
import { observePayment } from '../../ledger/observePayment.ts'
import type { Attempt, OrderRecord } from '../../ledger/OrderRecord.ts'
import { refreshPayment, reportReadFailure } from '../../ledger/refreshPayment.ts'
import { verifyWebhook, type VerifiedWebhook } from '../../webhooks/verifyWebhook.ts'
import { mostBodyBytes, readBody } from '../readJsonBody.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { replyEmpty } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /webhooks`: answered 204 only once the news is written. */
export async function webhooksRoute(broker: Broker, request: Request): Promise<Reply> {
  if (broker.webhookSecrets.length === 0) throw createPaymentError('not_found')
  const webhook = await verify(broker, request)
  const order = await take(broker, webhook)
  if (order?.outbox.length) await broker.defer(deliverChanges(broker, order.orderId))
  return replyEmpty(204)
}

async function verify(broker: Broker, request: Request): Promise<VerifiedWebhook> {
  try {
    const delivery = { headers: request.headers, body: await readBody(request), url: request.url }
    const url = `${broker.publicUrl}/webhooks`
    return await verifyWebhook(delivery, {
      secret: broker.webhookSecrets,
      url,
      now: broker.now,
      maxBodyBytes: mostBodyBytes,
    })
  } catch (error) {
    if (error instanceof WebhookVerificationError)
      broker.emit({ type: 'webhook.rejected', reason: error.reason })
    throw error
  }
}

async function take(broker: Broker, webhook: VerifiedWebhook): Promise<OrderRecord | null> {
  const { payload, isFresh, deliveryId, signedAt } = webhook
  const paymentId = payload.id
  const known = await broker.orders.findByPayment(paymentId)
  const isRepeat = known?.attempt.deliveries.includes(deliveryId) ?? false
  broker.emit({ type: 'webhook.received', paymentId, deliveryId, isFresh, isRepeat })
  if (known) linkTrace(broker.span, known.attempt)
  if (isRepeat) return known?.order ?? null

  if (!isFresh) {
    // Genuine but old: a retry, or a replay. Either way the payment itself is asked.
    if (known) await readTruth(broker, known)
    return null
  }
  // A sender's clock that runs ahead must not outrank what is read later.
  const observedAt = Math.min(signedAt, broker.now())
  const observation = { payment: payload, observedAt, source: 'pushed', deliveryId } as const
  if (known) {
    const { order, attempt } = known
    return (
      (await observePayment(broker, { orderId: order.orderId, attemptId: attempt.id, ...observation }))
        ?.order ?? null
    )
  }
  return adopt(broker, observation)
}

/** A Powens that cannot be asked now is asked later, by the sweeper or a page: the delivery itself was taken. */
async function readTruth(
  broker: Broker,
  { order, attempt }: { order: OrderRecord; attempt: Attempt },
): Promise<void> {
  try {
    await refreshPayment(broker, order.orderId, attempt)
  } catch (error) {
    reportReadFailure(broker, attempt, error)
  }
}

type Observation = Parameters<typeof adoptPayment>[2]

async function adopt(broker: Broker, observation: Observation): Promise<OrderRecord | null> {
  const { payment } = observation
  const key = payment.client_state
    ? await verifyPaymentKey(broker.ring, payment.client_state, broker.now())
    : null
  if (key) return (await adoptPayment(broker, key, observation))?.order ?? null
  // Somebody else's payment of the same domain: nothing to do, and nothing that a retry would change.
  broker.emit({ type: 'webhook.unknown_payment', paymentId: payment.id })
  return null
}
