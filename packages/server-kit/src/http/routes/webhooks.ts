import { createPaymentError } from '@powens-pay/core'
import { WebhookVerificationError } from '../../errors/WebhookVerificationError.ts'
import { verifyPaymentKey } from '../../keys/paymentKey.ts'
import type { Observation } from '../../ledger/observe/observePayment.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { verifyWebhook, type VerifiedWebhook } from '../../webhooks/verifyWebhook.ts'
import type { Call } from '../Call.ts'
import { mostBodyBytes, readBody } from '../readJsonBody.ts'
import { replyEmpty } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /webhooks`: answers 204 only once the change is written. */
export async function webhooksRoute(call: Call): Promise<Reply> {
  if (call.settings.webhookSecrets.length === 0) throw createPaymentError('not_found')
  await record(call, await verify(call))
  return replyEmpty(204)
}

async function verify({ request, settings }: Call): Promise<VerifiedWebhook> {
  try {
    const delivery = { headers: request.headers, body: await readBody(request), url: request.url }
    return await verifyWebhook(delivery, {
      secrets: settings.webhookSecrets,
      url: `${settings.publicUrl}/webhooks`,
      now: settings.powens.now,
      maxBodyBytes: mostBodyBytes,
    })
  } catch (error) {
    if (error instanceof WebhookVerificationError) {
      settings.emit({ type: 'webhook.rejected', reason: error.reason })
    }
    throw error
  }
}

async function record(call: Call, webhook: VerifiedWebhook): Promise<void> {
  const { ledger, settings, span } = call
  const { payload: payment, isFresh, deliveryId, signedAt } = webhook
  const known = await ledger.findByPayment(payment.id)
  const isRepeat = known?.attempt.deliveries.includes(deliveryId) ?? false
  settings.emit({ type: 'webhook.received', paymentId: payment.id, deliveryId, isFresh, isRepeat })
  if (known) linkTrace(span, known.attempt)

  if (known && isRepeat) {
    await call.defer(ledger.deliver(known.order.orderId))
  } else if (isFresh) {
    // A sender's clock that runs ahead must not outrank what is read later.
    const observedAt = Math.min(signedAt, settings.powens.now())
    const observation: Observation = { payment, observedAt, source: 'pushed', deliveryId }
    await (known ? ledger.observe(known, observation, call) : adopt(call, observation))
  } else if (known) {
    // Genuine but old: a retry, or a replay. Either way the payment itself is read. A Powens that cannot be asked now is
    // asked later, by the sweeper or a page: the delivery itself was accepted.
    await ledger.refresh(known, call)
  }
}

async function adopt(call: Call, observation: Observation): Promise<void> {
  const { ledger, settings } = call
  const { client_state: text, id: paymentId } = observation.payment
  const key = text ? await verifyPaymentKey(settings.ring, text, settings.powens.now()) : null
  if (key) await ledger.adopt(key, observation, call)
  // A payment of another system on the same domain: nothing to do, and a retry would change nothing.
  else settings.emit({ type: 'webhook.unknown_payment', paymentId })
}
