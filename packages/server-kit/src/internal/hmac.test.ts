import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { equalBytes, fromBase64Url, toBase64, toBase64Url, toUtf8 } from './bytes.ts'
import { hashText, hmac, hmacBase64, safeEqual, sha256, webHmac } from './hmac.ts'

test('property: node:crypto and Web Crypto agree', async () => {
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new Uint8Array(array))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 80 }), bytes, bytes, async (secret, a, b) => {
      const key = new Uint8Array(secret)
      expect(await webHmac(key, a, b)).toEqual(new Uint8Array(await hmac(key, a, b)))
    }),
    { numRuns: 50 },
  )
})

test('property: base64 of a text and the bytes after it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.uint8Array(), async (text, bytes) => {
      const key = toUtf8('secret')
      expect(await hmacBase64(key, text, bytes)).toBe(toBase64(await webHmac(key, toUtf8(text), bytes)))
    }),
    { numRuns: 50 },
  )
})

test('property: a text is hashed as its UTF-8 is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      expect(await hashText(text)).toBe(toBase64Url(await sha256(toUtf8(text))))
    }),
    { numRuns: 50 },
  )
})

test('property: base64url is read back, and has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = toBase64Url(bytes)
      expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes))
    }),
  )
  expect(fromBase64Url('AB')).toBeNull()
  expect(fromBase64Url('AA==')).toBeNull()
  expect(fromBase64Url('A+A/')).toBeNull()
})

test('behavior: equality is of every byte and of the length', () => {
  for (const equal of [equalBytes, safeEqual]) {
    expect(equal(toUtf8('abc'), toUtf8('abc'))).toBe(true)
    expect(equal(toUtf8('abc'), toUtf8('abd'))).toBe(false)
    expect(equal(toUtf8('abc'), toUtf8('ab'))).toBe(false)
  }
})

test.each([
  [
    'refuses to be touched',
    {
      process: new Proxy(
        {},
        {
          get: () => {
            throw new Error('not in the edge runtime')
          },
        },
      ),
    },
  ],
  ['has no modules of Node', { process: { env: {} } }],
  ['does not exist', { process: undefined }],
])('behavior: where process %s, importing is safe and signatures are the same', async (_, globals) => {
  const expected = await hmacBase64(toUtf8('secret'), 'a', toUtf8('b'))
  vi.resetModules()
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
  try {
    const edge = await import('./hmac.ts')
    expect(await edge.hmacBase64(toUtf8('secret'), 'a', toUtf8('b'))).toBe(expected)
    expect(edge.safeEqual(toUtf8('abc'), toUtf8('abc'))).toBe(true)
  } finally {
    vi.unstubAllGlobals()
  }
})
