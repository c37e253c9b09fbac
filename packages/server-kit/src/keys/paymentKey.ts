import { fromBase64Url, toBase64Url, toUtf8 } from '../internal/bytes.ts'
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
  /** The version of the order that was priced; `null` where the merchant numbers none. */
  version: number | null
  /** A keyed hash of the amounts and currencies that were agreed. */
  money: string
  /** A keyed hash of the accounts that were agreed. */
  accounts: string
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

export const isReturnPath = (path: string): boolean =>
  isOneLine(path) && toUtf8(path).length <= longestReturnPath

// Line feeds separate the fields; other control characters have no business in an id, and half a pair of surrogates is
// written as another character.
const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text)

/** Signs the proof that its holder may read one payment; it travels as Powens's `client_state`. */
export function signPaymentKey(ring: KeyRing, claims: PaymentKeyClaims, keys?: SecretKeys): Promise<string> {
  const { attemptId, browserHash, trace, returnPath, orderId, expiresAt, version, money, accounts } = claims
  if (!isOrderId(orderId) || !isReturnPath(returnPath)) {
    throw new TypeError(
      'An order id has 1 to 128 bytes, a return path at most 96, and neither has control characters.',
    )
  }
  const expiry = expiresAt === null ? '' : Math.ceil(expiresAt / 1000).toString(36)
  const agreed = [attemptId, version?.toString(36) ?? '', money, accounts].join('.')
  return signStatement(
    ring,
    'payment-key',
    [expiry, agreed, browserHash, packTrace(trace), returnPath, orderId],
    keys,
  )
}

/** What a key says if it was signed here, expired or not, or `null`. */
export async function readPaymentKey(ring: KeyRing, key: string): Promise<VerifiedPaymentKey | null> {
  const statement = await readStatement(ring, 'payment-key', key)
  const claims = statement && readClaims(statement.fields)
  return claims && { keys: statement.keys, ...claims }
}

/** The claims of a key's fields, which say nothing of who signed them. */
export function readClaims(fields: readonly string[]): PaymentKeyClaims | null {
  const [expiry, agreed, browserHash, trace, returnPath, orderId] = fields
  const [attemptId, version, money, accounts] = agreed?.split('.') ?? []
  if (expiry === undefined || !attemptId || browserHash === undefined || trace === undefined) return null
  if (returnPath === undefined || !orderId || money === undefined || accounts === undefined) return null
  return {
    orderId,
    attemptId,
    browserHash,
    trace: unpackTrace(trace),
    returnPath,
    expiresAt: expiry === '' ? null : Number.parseInt(expiry, 36) * 1000,
    version: version ? Number.parseInt(version, 36) : null,
    money,
    accounts,
  }
}

/** What a key says if it was signed here and has not expired, or `null`. */
export async function verifyPaymentKey(
  ring: KeyRing,
  key: string,
  now: number,
): Promise<VerifiedPaymentKey | null> {
  const read = await readPaymentKey(ring, key)
  return read && isAlive(read, now) ? read : null
}

export const isAlive = ({ expiresAt }: PaymentKeyClaims, now: number): boolean =>
  expiresAt === null || expiresAt > now

/** Twenty-five bytes are 34 characters in base64url, and 50 in hexadecimal. */
const packTrace = (trace: string): string =>
  toBase64Url(new Uint8Array((trace.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))))

const unpackTrace = (packed: string): string =>
  Array.from(fromBase64Url(packed) ?? [], (byte) => byte.toString(16).padStart(2, '0')).join('')
