import type { WebhookPayload } from '@powens-pay/core'
import { WebhookVerificationError } from '../errors/WebhookVerificationError.ts'
import { fromUtf8, toBase64Url } from '../internal/bytes.ts'
import { sha256 } from '../internal/hmac.ts'
import { readPayment } from '../powens/readPayment.ts'

export interface ReadPayload {
  payload: WebhookPayload
  deliveryId: string
}

/** The payment in a verified body, and a name that is equal for repeats of the delivery. */
export async function readPayload(body: Uint8Array): Promise<ReadPayload> {
  const payload = readPayment(parseJson(body))
  if (!payload) throw new WebhookVerificationError('invalid_body')
  const webhook = payload as WebhookPayload
  const id: unknown = webhook.id_webhook_data
  // Not every delivery is sure to be numbered; the bytes themselves are the next best name.
  const deliveryId = Number.isSafeInteger(id) ? `id-${String(id)}` : `hash-${await hash(body)}`
  return { payload: webhook, deliveryId }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body))
  } catch (cause) {
    throw new WebhookVerificationError('invalid_body', { cause })
  }
}

const hash = async (body: Uint8Array): Promise<string> =>
  toBase64Url((await sha256(new Uint8Array(body))).subarray(0, 16))
