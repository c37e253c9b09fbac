import { createHmac, timingSafeEqual } from 'node:crypto'

const prefix = 'whsec_'

/** The key of a Standard Webhooks secret: the bytes that base64 holds behind `whsec_`. */
export const decodeSecret = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64')

/** `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64. */
export function createSignature(secret: string, id: string, timestamp: string, body: Uint8Array): string {
  const hmac = createHmac('sha256', decodeSecret(secret)).update(`${id}.${timestamp}.`).update(body)
  return `v1,${hmac.digest('base64')}`
}

export function isSameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
