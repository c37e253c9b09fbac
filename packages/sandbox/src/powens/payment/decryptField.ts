import { compactDecrypt } from 'jose'
import type { World } from '../../engine/World.ts'
import { invalid } from '../../http/RefusalError.ts'

/**
 * A field's value, decrypted when it is a compact JWE.
 *
 * Powens wants every static field encrypted, yet its own sample for the test connector sends one in clear text.
 */
export async function decryptField(world: World, value: string): Promise<string> {
  const isJwe = /^[\w-]+\.[\w-]+\.[\w-]+\.[\w-]*\.[\w-]+$/.test(value)
  if (!isJwe) return value
  const { id, privateKey } = await world.keys.encryption()
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(value, privateKey, {
      keyManagementAlgorithms: ['RSA-OAEP-256'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    if (protectedHeader.kid !== id) throw new Error('another key')
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext)
  } catch {
    throw invalid('An encrypted field cannot be decrypted with the key of this domain.')
  }
}
