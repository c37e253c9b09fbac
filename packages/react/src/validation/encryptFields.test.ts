// @vitest-environment node
import { createSandbox } from '@powens-pay/sandbox'
import { decodeProtectedHeader } from 'jose'
import { expect, test, vi } from 'vitest'
import type { AskPowens } from './askPowens.ts'
import { encryptFields } from './encryptFields.ts'

const askSandbox = (): AskPowens => {
  const sandbox = createSandbox()
  return async (path) => (await sandbox.fetch(new Request(sandbox.apiUrl + path))).json()
}

test('default: each value is a compact JWE of its own, as the text of the documents says', async () => {
  const ask = askSandbox()
  const { kid } = await ask<{ kid: string }>('/publickey')
  const encrypted = await encryptFields(ask, { website: 'private', été: '1234 é' })
  expect(Object.keys(encrypted)).toEqual(['website', 'été'])
  for (const jwe of Object.values(encrypted)) {
    expect(jwe.split('.')).toHaveLength(5)
    expect(decodeProtectedHeader(jwe)).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid })
  }
  expect(JSON.stringify(encrypted)).not.toContain('private')
})

test('behavior: the same value is another text each time', async () => {
  const ask = askSandbox()
  const [one, two] = await Promise.all([encryptFields(ask, { a: '1' }), encryptFields(ask, { a: '1' })])
  expect(one['a']).not.toBe(two['a'])
})

test.each([
  ['no key', {}],
  ['an elliptic one', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }],
  ['an empty one', { kty: 'RSA', n: '', e: '' }],
])('behavior: with %s nothing is sent in clear text', async (_, jwk) => {
  const ask = vi.fn(async () => jwk) as unknown as AskPowens
  await expect(encryptFields(ask, { password: 'secret' })).rejects.toMatchObject({
    code: 'powens_invalid_response',
  })
  expect(ask).toHaveBeenCalledTimes(1)
})
