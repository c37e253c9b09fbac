import { fromBase64Url, fromUtf8, toBase64Url, toUtf8 } from '../internal/bytes.ts'
import { hmac, safeEqual } from '../internal/hmac.ts'
import type { KeyPurpose, KeyRing, SecretKeys } from './createKeyRing.ts'

/** HMAC-SHA256 in base64url. */
const signatureLength = 43

/** The longest statement that is looked at; anything longer was not signed here. */
const longest = 600

export interface Statement {
  /** The secret it was signed with. */
  keys: SecretKeys
  fields: string[]
}

/**
 * Signs a list of fields for one purpose: anyone can read it, no one else can make it.
 *
 * Fields are joined by line feeds, so none may hold one.
 */
export async function signStatement(
  ring: KeyRing,
  purpose: KeyPurpose,
  fields: readonly string[],
  keys?: SecretKeys,
): Promise<string> {
  const signer = keys ?? (await ring.newest())
  const body = toBase64Url(toUtf8([signer.id, ...fields].join('\n')))
  const signature = await hmac(await signer.derive(purpose), toUtf8(body))
  return body + toBase64Url(signature)
}

/** The fields of a statement that one of the ring's secrets signed for this purpose, or `null`. */
export async function readStatement(
  ring: KeyRing,
  purpose: KeyPurpose,
  text: string,
): Promise<Statement | null> {
  if (text.length <= signatureLength || text.length > longest) return null
  const body = text.slice(0, -signatureLength)
  const bytes = fromBase64Url(body)
  const signature = fromBase64Url(text.slice(-signatureLength))
  if (!bytes || !signature) return null

  const fields = readFields(bytes)
  const keys = fields && (await ring.find(fields[0] ?? ''))
  if (!keys) return null

  const expected = await hmac(await keys.derive(purpose), toUtf8(body))
  return safeEqual(signature, expected) ? { keys, fields: fields.slice(1) } : null
}

/** The fields of a statement whose signature was not looked at: nothing of them is proved. */
export function readUnproved(text: string): string[] | null {
  if (text.length <= signatureLength || text.length > longest) return null
  const bytes = fromBase64Url(text.slice(0, -signatureLength))
  return (bytes && readFields(bytes)?.slice(1)) ?? null
}

function readFields(bytes: Uint8Array): string[] | null {
  try {
    return fromUtf8(bytes).split('\n')
  } catch {
    return null
  }
}
