import { createSignature, decodeSecret, isSameSignature } from './signature.ts'

/** Why a delivery is not genuine. */
export type StandardWebhookFault = 'missing_headers' | 'wrong_timestamp' | 'short_secret' | 'wrong_signature'

export interface VerifyStandardWebhookParameters {
  headers: Headers
  body: Uint8Array
  secrets: readonly string[]
  /** Milliseconds since 1970. */
  now: number
}

/** Five minutes either way, as the scheme's own libraries allow. */
const tolerance = 300

/** In bytes, as the scheme has it. */
const shortestKey = 24

/** `null` when the delivery is genuine and fresh, else why it is not. */
export function findStandardWebhookFault({
  headers,
  body,
  secrets,
  now,
}: VerifyStandardWebhookParameters): StandardWebhookFault | null {
  const id = headers.get('webhook-id')
  const timestamp = headers.get('webhook-timestamp')
  const signatures = headers.get('webhook-signature')
  if (!id || !timestamp || !signatures) return 'missing_headers'
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > tolerance)
    return 'wrong_timestamp'

  // Anybody can sign with an empty key, and it takes the place of one that was left out.
  if (secrets.length === 0 || secrets.some((secret) => decodeSecret(secret).length < shortestKey))
    return 'short_secret'
  const expected = secrets.map((secret) => createSignature(secret, id, timestamp, body))
  const given = signatures.split(' ')
  return given.some((text) => expected.some((one) => isSameSignature(one, text))) ? null : 'wrong_signature'
}
