import { expect, test } from 'vitest'
import { toUtf8 } from './bytes.ts'
import { hkdf } from './hkdf.ts'

/** What every runtime's Web Crypto derives. */
async function derive(secret: string, salt: string, info: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', toUtf8(secret), 'HKDF', false, ['deriveBits'])
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: toUtf8(salt), info: toUtf8(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256))
}

test.each([
  ['a', 'b', 'c'],
  ['a secret of the shop, long enough for everybody', 'powens-pay/1', 'payment-key'],
  ['é'.repeat(500), 'ü'.repeat(100), 'ß'.repeat(300)],
  ['a secret', 'salt', ''],
])('default: as Web Crypto derives it', async (secret, salt, info) => {
  expect(Buffer.from(await hkdf(secret, toUtf8(salt), info))).toEqual(
    Buffer.from(await derive(secret, salt, info)),
  )
})
