import { createPaymentError } from '@powens-pay/core'
import { WebhookVerificationError } from '../../errors/WebhookVerificationError.ts'
import { explainWebhook } from '../mistakes/explainWebhook.ts'
import type { Observation } from '../../ledger/observe/Observation.ts'
import { weighObservation } from '../../ledger/observe/weighObservation.ts'
import { linkTrace } from '../../telemetry/tracing.ts'
import { verifyWebhook, type VerifiedWebhook } from '../../webhooks/verifyWebhook.ts'
import type { Call, Route } from '../Call.ts'
import { readBody } from '../readJsonBody.ts'
import { replyEmpty } from '../reply.ts'
import type { WebhookOptions } from '../options.ts'
import { createReplays } from './createReplays.ts'

/** `POST /webhooks`: answers 204 only once the change is written. */
export function createWebhooksRoute(): Route {
  const isReplay = createReplays()
  return async (call) => {
    const { webhook } = call.settings
    if (!webhook) throw createPaymentError('not_found')
    const verified = await verify(call, webhook)
    if (verified) await record(call, verified, isReplay)
    return replyEmpty(204)
  }
}

/** The webhook; `null` when Powens sent it and it is no payment: a refusal would only bring it again. */
async function verify(
  { request, settings }: Call,
  { secrets, maxBodyBytes }: Required<WebhookOptions>,
): Promise<VerifiedWebhook | null> {
  try {
    const body = await readBody(request, undefined, maxBodyBytes)
    const delivery = { headers: request.headers, body, url: request.url }
    return await verifyWebhook(delivery, {
      secrets,
      // Registered with a slash at its end, the address is signed with it.
      url: `${settings.publicUrl}/webhooks${/\/(?:[?#]|$)/.test(request.url) ? '/' : ''}`,
      now: settings.powens.now,
      maxBodyBytes,
    })
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error
    settings.emit({ type: 'webhook.rejected', reason: error.reason })
    if (error.reason === 'invalid_body') {
      settings.warn(explainWebhook(error))
      return null
    }
    throw error
  }
}

async function record(
  call: Call,
  webhook: VerifiedWebhook,
  isReplay: ReturnType<typeof createReplays>,
): Promise<void> {
  const { ledger, settings, span } = call
  const { payload: payment, isFresh, deliveryId, signedAt } = webhook
  const known = await ledger.findByPayment(payment.id)
  const isRepeat = known?.attempt.deliveries.includes(deliveryId) ?? false
  settings.emit({ type: 'webhook.received', paymentId: payment.id, deliveryId, isFresh, isRepeat })
  if (known) linkTrace(span, known.attempt)
  if (known && isRepeat) {
    if (known.order.outbox.length > 0) await call.defer(ledger.deliver(known.order.orderId))
    return
  }

  // A sender's clock that runs ahead must not outrank what is read later.
  const observedAt = Math.min(signedAt, settings.powens.now())
  const observation: Observation = { payment, observedAt, source: 'pushed', deliveryId }
  // The number alone does not make it this attempt's: a domain that begins anew counts from one again.
  if (known && weighObservation(known.attempt, observation) !== 'foreign') {
    if (isFresh) await ledger.observe(known, observation, call)
    // Genuine but old: a retry, or a replay. Either way the payment itself is read. A Powens that cannot be asked now is
    // asked later, by the sweeper or a page: the delivery itself was accepted.
    else if (isReplay(deliveryId, settings.powens.now())) await ledger.getCurrent(known, call)
    else await ledger.refresh(known, call)
  } else if (!(await ledger.adoptPushed(observation, isFresh, call))) {
    // A payment of another system on the same domain: nothing to do, and a retry would change nothing.
    settings.emit({ type: 'webhook.unknown_payment', paymentId: payment.id })
  }
}
