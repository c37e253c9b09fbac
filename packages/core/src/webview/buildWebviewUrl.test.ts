import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { webviewLanguages } from '../vocabulary/webviewLanguages.ts'
import { buildWebviewUrl, type BuildWebviewUrlParameters } from './buildWebviewUrl.ts'

const parameters: BuildWebviewUrlParameters = {
  domain: 'acme',
  clientId: '12345678',
  redirectUri: 'https://shop.example/return',
  code: 't0ken',
  paymentId: 501,
}
const build = (changes: Partial<BuildWebviewUrlParameters> = {}) =>
  new URL(buildWebviewUrl({ ...parameters, ...changes }))

test('default', () => {
  const url = build()
  expect(url.origin + url.pathname).toBe('https://webview.powens.com/payment')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    domain: 'acme.biapi.pro',
    client_id: '12345678',
    redirect_uri: 'https://shop.example/return',
    code: 't0ken',
    payment_id: '501',
  })
})

test.each(webviewLanguages)('parameters: lang, %s', (lang) => {
  expect(build({ lang }).pathname).toBe(`/${lang}/payment`)
  expect(build({ lang, family: 'domain' }).pathname).toBe(`/2.0/auth/webview/${lang}/payment`)
})

test.each([
  ['fr-CH', '/fr/payment'],
  ['DE', '/de/payment'],
  ['pl', '/payment'],
  ['', '/payment'],
  ['french', '/payment'],
  ['../../evil', '/payment'],
])('parameters: lang, %s', (lang, path) => {
  expect(build({ lang }).pathname).toBe(path)
})

test('parameters: family', () => {
  const url = build({ family: 'domain', domain: 'acme-sandbox.biapi.pro' })
  expect(url.origin + url.pathname).toBe('https://acme-sandbox.biapi.pro/2.0/auth/webview/payment')
  expect(url.searchParams.has('domain')).toBe(false)
})

test.each([
  ['webview', 'http://localhost:4000/webview/', 'http://localhost:4000/webview/fr/payment'],
  ['domain', 'http://localhost:4000', 'http://localhost:4000/2.0/auth/webview/fr/payment'],
] as const)('parameters: baseUrl, %s', (family, baseUrl, expected) => {
  const url = build({ family, baseUrl, lang: 'fr' })
  expect(url.origin + url.pathname).toBe(expected)
})

test('behavior: state is left out when absent', () => {
  expect(build().searchParams.has('state')).toBe(false)
  expect(build({ state: '' }).searchParams.get('state')).toBe('')
})

test('behavior: read again it names the same payment, for any state', { timeout: 60_000 }, () => {
  const states = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(states, fc.nat(), fc.constantFrom('webview', 'domain'), (state, paymentId, family) => {
      const url = build({ state, paymentId, family })
      expect(url.searchParams.get('state')).toBe(state)
      expect(url.searchParams.getAll('payment_id')).toEqual([String(paymentId)])
      expect([...url.searchParams.keys()].filter((key) => key === 'code')).toHaveLength(1)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [{ domain: 'https://acme.biapi.pro' }, 'domain'],
  [{ domain: 'acme/x' }, 'domain'],
  [{ redirectUri: 'https://shop.example/return?order=1' }, 'query'],
  [{ redirectUri: '/return' }, 'absolute'],
  [{ code: '' }, 'code'],
  [{ clientId: '' }, 'clientId'],
  [{ paymentId: -1 }, 'paymentId'],
  [{ paymentId: Number.NaN }, 'paymentId'],
  [{ paymentId: 1.5 }, 'paymentId'],
  [{ state: 's'.repeat(2001) }, 'state'],
])('behavior: %o is refused in a sentence', (changes, word) => {
  expect(() => build(changes)).toThrow(expect.objectContaining({ code: 'configuration_error' }))
  expect(() => build(changes)).toThrow(word)
})

test('parameters: state, of 2000 characters at most', () => {
  const state = 's'.repeat(2000)
  expect(build({ state }).searchParams.get('state')).toBe(state)
})

test('behavior: no sentence repeats the token', () => {
  let message = ''
  try {
    build({ code: 'sc0ped', state: 's'.repeat(2001) })
  } catch (error) {
    message = String(error)
  }
  expect(message).not.toBe('')
  expect(message).not.toContain('sc0ped')
})
