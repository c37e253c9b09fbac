import type { JWK } from 'jose'
import { toUtf8 } from '../internal/bytes.ts'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { request, type ActionOptions } from '../powens/request.ts'

export interface EncryptFieldsParameters extends ActionOptions {
  fields: Readonly<Record<string, string>>
}

/**
 * Encrypts each value for Powens alone: a compact JWE with RSA-OAEP-256 and A256GCM under the domain's public key.
 *
 * The samples of the documents use other algorithms in places; this follows their text.
 * (docs/powens.md#end-to-end-encryption)
 */
export async function encryptFields(
  powens: Powens,
  { fields, ...options }: EncryptFieldsParameters,
): Promise<Record<string, string>> {
  const { CompactEncrypt, importJWK } = await import('jose')
  const jwk = await getPublicKey(powens, options)
  const key = await importJWK(jwk, 'RSA-OAEP-256')
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) }
  const encrypt = (value: string): Promise<string> =>
    new CompactEncrypt(toUtf8(value)).setProtectedHeader(header).encrypt(key)
  const entries = Object.entries(fields).map(async ([name, value]) => [name, await encrypt(value)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/**
 * Whether this call needs a token is not documented; a service token is sent.
 * (docs/powens.md#end-to-end-encryption)
 */
const getPublicKey = (powens: Powens, options: ActionOptions): Promise<JWK> =>
  request(powens, { method: 'GET', path: '/publickey', retries: 'transient', ...options }, readRsaKey)

function readRsaKey(answer: unknown): JWK | null {
  const key = readObject<JWK>(answer)
  return key?.kty === 'RSA' && typeof key.n === 'string' && typeof key.e === 'string' ? key : null
}
