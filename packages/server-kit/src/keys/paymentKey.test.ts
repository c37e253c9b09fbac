import { hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyRing, type KeyPurpose } from './createKeyRing.ts'
import { readLinkToken, signLinkToken } from './linkToken.ts'
import {
  isOrderId,
  isReturnPath,
  longestPaymentKey,
  readPaymentKey,
  signPaymentKey,
  verifyPaymentKey,
  type PaymentKeyClaims,
} from './paymentKey.ts'
import { toBase64Url } from '../internal/bytes.ts'
import { readUnprovedKey } from './readUnprovedKey.ts'
import { readStatement, readUnproved, signStatement } from './statement.ts'

const ring = createKeyRing(['the newest secret, thirty-two bytes'])
const now = Date.parse('2026-01-15T10:00:00Z')
const claims: PaymentKeyClaims = {
  orderId: 'order-42',
  attemptId: 'AbCdEfGhIjKl',
  browserHash: 'AAAAAAAAAAAAAAAA',
  trace: '0af7651916cd43dd8448eb211c80319cb7ad6b716920333101',
  returnPath: '/order/42',
  expiresAt: now + 60_000,
  version: 7,
  money: 'MMMMMMMMMMMMMMMM',
  accounts: 'AAAAAAAAAAAAAAAA',
}

test('default', async () => {
  const key = await signPaymentKey(ring, claims)
  expect(key).toMatch(/^[\w-]+$/)
  expect(await verifyPaymentKey(ring, key, now)).toMatchObject(claims)
})

test('behavior: it expires', async () => {
  const key = await signPaymentKey(ring, claims)
  expect(await verifyPaymentKey(ring, key, now + 59_999)).not.toBeNull()
  expect(await verifyPaymentKey(ring, key, now + 60_000)).toBeNull()
})

test('behavior: a standing order without an end has a key without an end', async () => {
  const key = await signPaymentKey(ring, { ...claims, expiresAt: null })
  expect(await verifyPaymentKey(ring, key, now + 1e12)).toMatchObject({ expiresAt: null })
})

test('behavior: rotation keeps old keys readable, and a removed secret ends them', async () => {
  const key = await signPaymentKey(ring, claims)
  const rotated = createKeyRing(['a secret that came later, long too', 'the newest secret, thirty-two bytes'])
  expect(await verifyPaymentKey(rotated, key, now)).not.toBeNull()
  const later = createKeyRing(['a secret that came later, long too'])
  expect(await verifyPaymentKey(later, key, now)).toBeNull()
})

test('behavior: what was signed for one purpose is nothing for another', async () => {
  const purposes: KeyPurpose[] = ['payment-key', 'go', 'handoff', 'cookie', 'terms']
  let refused = 0
  for (const signed of purposes) {
    const token = await signStatement(ring, signed, ['1', '2', '3', '4', '5', '6'])
    for (const asked of purposes) {
      const statement = await readStatement(ring, asked, token)
      expect(statement !== null).toBe(signed === asked)
      if (!statement) refused++
    }
  }
  expect(refused).toBe(20)
})

test('behavior: a link is no key and a key is no link', async () => {
  const link = await signLinkToken(ring, 'go', { orderId: '42', attemptId: 'a', expiresAt: now })
  expect(await readLinkToken(ring, 'go', link)).toEqual({ orderId: '42', attemptId: 'a', expiresAt: now })
  expect(await readLinkToken(ring, 'handoff', link)).toBeNull()
  expect(await verifyPaymentKey(ring, link, now)).toBeNull()
  expect(await readLinkToken(ring, 'go', await signPaymentKey(ring, claims))).toBeNull()
})

test('property: whatever is signed is read back, within 512 characters', async () => {
  const orderIds = fc.string({ unit: 'binary', minLength: 1, maxLength: 128 }).filter(isOrderId)
  const paths = fc.webPath().filter(isReturnPath)
  await fc.assert(
    fc.asyncProperty(orderIds, paths, fc.maxSafeNat(), async (orderId, returnPath, version) => {
      const key = await signPaymentKey(ring, { ...claims, orderId, returnPath, version })
      expect(key.length).toBeLessThanOrEqual(longestPaymentKey)
      expect(await verifyPaymentKey(ring, key, now)).toMatchObject({ orderId, returnPath, version })
    }),
    { numRuns: 200 },
  )
})

test('behavior: the longest key of all has 512 characters at most', async () => {
  const longest = {
    ...claims,
    orderId: 'é'.repeat(64),
    returnPath: '/é'.repeat(32),
    version: Number.MAX_SAFE_INTEGER,
    expiresAt: Date.parse('2160-01-01T00:00:00Z'),
  }
  const key = await signPaymentKey(ring, longest)
  expect(key.length).toBeLessThanOrEqual(longestPaymentKey)
  expect(await verifyPaymentKey(ring, key, now)).toMatchObject(longest)
})

test('behavior: whose payment it is outlives the key', async () => {
  const key = await signPaymentKey(ring, claims)
  expect(await readPaymentKey(ring, key)).toMatchObject(claims)
  expect(await readPaymentKey(ring, `${key}A`)).toBeNull()
})

test('property: one changed character is one too many', async () => {
  const key = await signPaymentKey(ring, claims)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/ \n'
  await fc.assert(
    fc.asyncProperty(fc.nat(key.length - 1), fc.constantFrom(...alphabet.split('')), async (index, char) => {
      fc.pre(key[index] !== char)
      const forged = key.slice(0, index) + char + key.slice(index + 1)
      expect(await verifyPaymentKey(ring, forged, now)).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test.each(['', 'a', 'x'.repeat(43), 'x'.repeat(10_000), '\0'.repeat(60), `${'A'.repeat(60)}é`])(
  'behavior: %j is no key and no error',
  async (text) => {
    expect(await verifyPaymentKey(ring, text, now)).toBeNull()
  },
)

test.each(['', 'a\nb', 'a\tb', 'é'.repeat(65), '\u0085', 'a\uD800', '\uDC00b', '\uDE00\uD83D'])(
  'behavior: %j is no order id',
  (orderId) => {
    expect(isOrderId(orderId)).toBe(false)
    expect(() => signPaymentKey(ring, { ...claims, orderId })).toThrow('An order id has 1 to 128 bytes')
  },
)

test.each(['/é'.repeat(33), `/${'x'.repeat(96)}`, '/a\uD800', '/a\nb'])(
  'behavior: %j is no return path',
  (path) => {
    expect(isReturnPath(path)).toBe(false)
    expect(() => signPaymentKey(ring, { ...claims, returnPath: path })).toThrow('a return path at most 96')
  },
)

test('behavior: characters of two halves are fine', () => {
  expect(isOrderId('order 😀')).toBe(true)
  expect(isReturnPath('/😀')).toBe(true)
})

test.each<KeyPurpose>(['payment-key', 'go', 'handoff', 'cookie', 'terms', 'key-id'])(
  'behavior: the key for %s is HKDF-SHA256 of the secret, in every version',
  async (purpose) => {
    const secret = 'the newest secret, thirty-two bytes'
    const derive = (info: string) => new Uint8Array(hkdfSync('sha256', secret, 'powens-pay/1', info, 32))
    const keys = await ring.newest()
    expect(Uint8Array.from(await keys.derive(purpose))).toEqual(derive(purpose))
    expect(keys.id).toBe(toBase64Url(derive('key-id')).slice(0, 6))
  },
)

test('behavior: a ring without secrets signs nothing', async () => {
  await expect(createKeyRing([]).newest()).rejects.toThrow('A key ring needs at least one secret.')
})

test('parameters: what may be left out of a key stays out', async () => {
  const least = { ...claims, version: null, trace: '', returnPath: '', expiresAt: null }
  expect(await verifyPaymentKey(ring, await signPaymentKey(ring, least), now)).toMatchObject(least)
})

const fields = ['t00000', 'attempt.7.money.accounts', 'browser', 'AA', '/path', 'order-42']

test.each([
  ...fields.map((_, count) => [`${count} fields`, fields.slice(0, count)] as const),
  ['no attempt', fields.with(1, '.7.money.accounts')],
  ['no money', fields.with(1, 'attempt.7')],
  ['no accounts', fields.with(1, 'attempt.7.money')],
  ['no order', fields.with(5, '')],
] as const)('behavior: what was signed with %s is no key', async (_, some) => {
  const read = async (list: readonly string[]) => {
    const text = await signStatement(ring, 'payment-key', list)
    return [await readPaymentKey(ring, text), readUnprovedKey(text, 0)]
  }
  expect(await read(some)).toEqual([null, null])
  expect(await read(fields)).toEqual([expect.anything(), expect.anything()])
})

test('behavior: a trace that is none leaves a key as it is', async () => {
  const text = await signStatement(ring, 'payment-key', fields.with(3, '!'))
  expect(await readPaymentKey(ring, text)).toMatchObject({ trace: '', orderId: 'order-42' })
})

test.each(fields.slice(0, 3).map((_, index) => index))(
  'behavior: a link without its field %i is none',
  async (index) => {
    const link = ['t00000', 'attempt', 'order-42']
    const read = async (list: string[]) => readLinkToken(ring, 'go', await signStatement(ring, 'go', list))
    expect(await read(link)).toMatchObject({ orderId: 'order-42' })
    expect(await read(link.with(index, ''))).toBeNull()
    expect(await read(link.slice(0, index))).toBeNull()
  },
)

test('behavior: what is longer than 600 characters was not signed here', async () => {
  const [long, longer] = await Promise.all(
    [410, 411].map((length) => signStatement(ring, 'go', ['x'.repeat(length)])),
  )
  expect([long?.length, longer?.length]).toEqual([599, 601])
  expect(await readStatement(ring, 'go', long ?? '')).not.toBeNull()
  expect(await readStatement(ring, 'go', longer ?? '')).toBeNull()
  expect(readUnproved(long ?? '')).toHaveLength(1)
  expect(readUnproved(longer ?? '')).toBeNull()
})

test.each([
  ['empty', ''],
  ['a signature alone', 'A'.repeat(43)],
  ['bytes that are no text', toBase64Url(new Uint8Array([0xff, 0xfe, 0xfd])) + 'A'.repeat(43)],
])('behavior: what is %s says nothing, proved or not', async (_, text) => {
  expect([readUnproved(text), await readStatement(ring, 'go', text)]).toEqual([null, null])
})
