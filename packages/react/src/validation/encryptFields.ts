import { PaymentError } from '@powens-pay/core'
import type { JWK } from 'jose'
import type { AskPowens } from './askPowens.ts'

/**
 * Encrypts each value for Powens alone, as a compact JWE of its own. The samples of the documents use other algorithms in
 * places; this follows their text. (docs/powens.md#end-to-end-encryption)
 */
export async function encryptFields(
  ask: AskPowens,
  fields: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const [{ CompactEncrypt, importJWK }, jwk] = await Promise.all([load(), ask<JWK>('/publickey')])
  try {
    const alg = 'RSA-OAEP-256'
    const key = await importJWK(jwk, alg)
    const header = { alg, enc: 'A256GCM', ...(jwk.kid !== undefined && { kid: jwk.kid }) }
    const encrypted: Record<string, string> = {}
    for (const [name, value] of Object.entries(fields))
      encrypted[name] = await new CompactEncrypt(new TextEncoder().encode(value))
        .setProtectedHeader(header)
        .encrypt(key)
    return encrypted
  } catch {
    // Not a key of the kind that Powens documents. Nothing is sent without it.
    throw new PaymentError('powens_invalid_response')
  }
}

// After a deploy the old part is gone.
const load = () =>
  import('./jose.ts').catch(() => {
    throw new PaymentError('network_error')
  })
