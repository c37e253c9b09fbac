import { createSignature } from './signature.ts'

export interface SignStandardWebhookParameters {
  /** Stable over repeats of the same message. */
  id: string
  body: Uint8Array
  /** Newest first. Each gives one signature, so that the receiver may rotate at any time. */
  secrets: readonly string[]
  /** Milliseconds since 1970. */
  now: number
}

/** The three headers of Standard Webhooks 1.0. The timestamp is that of this attempt. */
export function signStandardWebhook({
  id,
  body,
  secrets,
  now,
}: SignStandardWebhookParameters): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => createSignature(secret, id, timestamp, body)).join(' '),
  }
}
