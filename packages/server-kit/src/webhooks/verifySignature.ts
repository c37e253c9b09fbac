import { WebhookVerificationError } from '../errors/WebhookVerificationError.ts'
import { equalText, toUtf8, type Bytes } from '../internal/bytes.ts'
import { computeSignature } from './signature.ts'

export interface SignedDelivery {
  /** The value of `BI-Signature`. */
  signature: string
  /** The value of `BI-Signature-Date`, verbatim. */
  date: string
  /** The path that is registered with Powens. */
  path: string
  /** The path the delivery arrived at, asked for only to explain a mismatch. */
  arrivedAt: () => string
  bodies: readonly Uint8Array[]
  secrets: readonly string[]
}

const secretBytes = new Map<string, Bytes>()

/** Kept, so that a runtime with Web Crypto imports a secret once. */
function toKey(secret: string): Bytes {
  const known = secretBytes.get(secret)
  if (known) return known
  const bytes = toUtf8(secret)
  if (secretBytes.size < 100) secretBytes.set(secret, bytes)
  return bytes
}

/** Throws unless one of the secrets signed one of the bodies for this path. */
export async function verifySignature(delivery: SignedDelivery): Promise<void> {
  if (await isSignedFor(delivery, delivery.path)) return
  for (const path of likelyMistakes(delivery)) {
    if (await isSignedFor(delivery, path)) throw new WebhookVerificationError('wrong_path')
  }
  throw new WebhookVerificationError('wrong_signature')
}

async function isSignedFor(delivery: SignedDelivery, path: string): Promise<boolean> {
  const given = delivery.signature.trim()
  for (const secret of delivery.secrets) {
    for (const body of delivery.bodies) {
      const signature = computeSignature(toKey(secret), path, delivery.date, body)
      if (equalText(typeof signature === 'string' ? signature : await signature, given)) return true
    }
  }
  return false
}

function likelyMistakes({ path, arrivedAt: findArrival }: SignedDelivery): Set<string> {
  const arrivedAt = findArrival()
  const toggleSlash = (text: string): string => (text.endsWith('/') ? text.slice(0, -1) : `${text}/`)
  return new Set([toggleSlash(path), arrivedAt, toggleSlash(arrivedAt), '', '/'])
}
