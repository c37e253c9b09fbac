import { toUtf8 } from '../internal/bytes.ts'
import type { KeyRing, SecretKeys } from './createKeyRing.ts'
import { readStatement, signStatement } from './statement.ts'

/** What a payment key says. Nothing in it is private: it is signed, not encrypted. */
export interface PaymentKeyClaims {
  orderId: string
  /** One attempt to create a payment; a new attempt always has a new key. */
  attemptId: string
  /** Hash of the secret in the creating browser's cookie. */
  browserHash: string
  /** The span the payment was created in, 50 hexadecimal digits, or empty. */
  trace: string
  /** Where below the return page the payer goes back to, or empty. */
  returnPath: string
  /** Milliseconds since 1970; `null` for a standing order without an end. */
  expiresAt: number | null
}

export interface VerifiedPaymentKey extends PaymentKeyClaims {
  keys: SecretKeys
}

/** Powens takes 2,000 characters of `client_state`; ours stay well below, so that the return URL stays short. */
export const longestPaymentKey = 512

/** In bytes of UTF-8. */
export const longestOrderId = 128
export const longestReturnPath = 96

export const isOrderId = (orderId: string): boolean =>
  orderId !== '' && isOneLine(orderId) && toUtf8(orderId).length <= longestOrderId

export const isReturnPath = (path: string): boolean => isOneLine(path) && path.length <= longestReturnPath

// Line feeds separate the fields; other control characters have no business in an id.
const isOneLine = (text: string): boolean => !/\p{Cc}/u.test(text)

/** Signs the proof that its holder may read one payment; it travels as Powens's `client_state`. */
export function signPaymentKey(ring: KeyRing, claims: PaymentKeyClaims, keys?: SecretKeys): Promise<string> {
  const { attemptId, browserHash, trace, returnPath, orderId, expiresAt } = claims
  if (!isOrderId(orderId) || !isReturnPath(returnPath)) {
    throw new TypeError(
      'An order id has 1 to 128 bytes, a return path at most 96, and neither has control characters.',
    )
  }
  const expiry = expiresAt === null ? '' : Math.ceil(expiresAt / 1000).toString(36)
  return signStatement(
    ring,
    'payment-key',
    [expiry, attemptId, browserHash, trace, returnPath, orderId],
    keys,
  )
}

/** What a key says if it was signed here and has not expired, or `null`. */
export async function verifyPaymentKey(
  ring: KeyRing,
  key: string,
  now: number,
): Promise<VerifiedPaymentKey | null> {
  const statement = await readStatement(ring, 'payment-key', key)
  if (!statement) return null
  const [expiry, attemptId, browserHash, trace, returnPath, orderId] = statement.fields
  if (expiry === undefined || !attemptId || browserHash === undefined || trace === undefined) return null
  if (returnPath === undefined || !orderId) return null

  const expiresAt = expiry === '' ? null : Number.parseInt(expiry, 36) * 1000
  if (expiresAt !== null && !(expiresAt > now)) return null
  return { keys: statement.keys, orderId, attemptId, browserHash, trace, returnPath, expiresAt }
}
