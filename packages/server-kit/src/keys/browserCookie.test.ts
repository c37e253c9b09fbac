import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { ensureBrowserSecret, hashBrowserSecret, isSameBrowser, readBrowserSecret } from './browserCookie.ts'
import { createKeyRing } from './createKeyRing.ts'

const request = (cookie?: string) =>
  new Request('https://shop.example/', cookie === undefined ? {} : { headers: { cookie } })
const keys = await createKeyRing(['the newest secret, thirty-two bytes']).newest()

test('default', () => {
  const { secret, setCookie } = ensureBrowserSecret(request(), true)
  expect(setCookie).toBe(
    `__Host-powens-pay=${secret}; Path=/; Max-Age=3456000; HttpOnly; SameSite=Lax; Secure`,
  )
  expect(ensureBrowserSecret(request(`a=1; __Host-powens-pay=${secret}; b=2`), true)).toEqual({
    secret,
    setCookie: null,
  })
})

test('behavior: on plain http neither the prefix nor Secure', () => {
  const { secret, setCookie } = ensureBrowserSecret(request(), false)
  expect(setCookie).toBe(`powens-pay=${secret}; Path=/; Max-Age=3456000; HttpOnly; SameSite=Lax`)
})

test('behavior: the name without prefix, which any subdomain may set, is not read over https', () => {
  expect(readBrowserSecret(request('powens-pay=AAAAAAAAAAAAAAAAAAAAAA'), true)).toBeNull()
})

test.each([
  ['none', ''],
  ['short', '__Host-powens-pay=abc'],
  ['long', `__Host-powens-pay=${'A'.repeat(23)}`],
  ['long, with a foreign character at its beginning', `__Host-powens-pay=%${'A'.repeat(22)}`],
  ['with a foreign character', '__Host-powens-pay=AAAAAAAAAAAAAAAAAAAAA%'],
  ['two that differ', '__Host-powens-pay=AAAAAAAAAAAAAAAAAAAAAA; __Host-powens-pay=BBBBBBBBBBBBBBBBBBBBBB'],
])('behavior: a cookie that is %s is none', (_, cookie) => {
  expect(readBrowserSecret(request(cookie), true)).toBeNull()
})

test('behavior: a browser is the one whose secret is hashed in the key', async () => {
  const { secret } = ensureBrowserSecret(request(), true)
  const key = { keys, browserHash: await hashBrowserSecret(keys, secret) }
  expect(await isSameBrowser(request(`__Host-powens-pay=${secret}`), true, key)).toBe(true)
  expect(await isSameBrowser(request('__Host-powens-pay=AAAAAAAAAAAAAAAAAAAAAA'), true, key)).toBe(false)
  expect(await isSameBrowser(request(`__Host-powens-pay=${key.browserHash}`), true, key)).toBe(false)
  expect(await isSameBrowser(request(), true, key)).toBe(false)
  const ofNone = await hashBrowserSecret(keys, null as unknown as string)
  expect(await isSameBrowser(request(), true, { keys, browserHash: ofNone })).toBe(false)
})

test('behavior: the hash is the same in every version, so that keys outlive a deploy', async () => {
  const hash = createHmac('sha256', await keys.derive('cookie'))
    .update('a secret')
    .digest()
  expect(await hashBrowserSecret(keys, 'a secret')).toBe(hash.subarray(0, 12).toString('base64url'))
})
