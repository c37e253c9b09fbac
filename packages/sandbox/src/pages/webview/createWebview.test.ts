import { expect, test } from 'vitest'
import { call, getToken, openPayment, paymentRequest, setUp } from '../../../test/setUp.ts'
import { banks, createSandbox, testConnector } from '../../index.ts'
import { chooseLanguage, getTexts, languages } from '../languages.ts'

const get = async (
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  url: string,
  init?: RequestInit,
) => {
  const response = await fetch(url, { redirect: 'manual', ...init })
  return { response, text: await response.text(), location: response.headers.get('location') }
}

const inLanguage = (url: string, language: string) => url.replace('/payment?', `/${language}/payment?`)

test.each(languages)('languages: %s, complete and its own', async (language) => {
  const { sandbox, url } = await setUp()
  const { text } = await get(sandbox.fetch, inLanguage(url, language))
  expect(text).toContain(`<html lang="${language}">`)
  expect(text).toContain(getTexts(language).chooseBank.replaceAll("'", '&#39;'))
  const others = languages.filter((other) => other !== language)
  for (const other of others) expect(getTexts(other).chooseBank).not.toBe(getTexts(language).chooseBank)
})

test.each([
  ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
  ['ja, de;q=0.5', 'de'],
  ['en;q=0.1, it', 'it'],
  ['ja', 'en'],
  ['', 'en'],
  [null, 'en'],
])('languages: Accept-Language %s leads to %s', async (header, language) => {
  expect(chooseLanguage(header)).toBe(language)
  const { sandbox, url } = await setUp()
  const headers = header === null ? {} : { 'accept-language': header }
  const { location } = await get(sandbox.fetch, url, { headers })
  expect(location).toBe(inLanguage(url, language))
})

test('both families: the domain form and the host form name the same payment', async () => {
  const { sandbox, url } = await setUp()
  const { search } = new URL(url)
  const domain = `${sandbox.apiUrl}/auth/webview/en/payment${search}`
  const fromHost = await get(sandbox.fetch, inLanguage(url, 'en'))
  const fromDomain = await get(sandbox.fetch, domain)
  expect(fromDomain.response.status).toBe(200)
  expect(fromDomain.text.match(/data-bank/g)).toHaveLength(fromHost.text.match(/data-bank/g)?.length ?? 0)
  expect(await sandbox.payer.approve(domain)).toContain('payment_state=done')
})

test('parameters: only payment_id, client_id and code are needed', async () => {
  const { sandbox, url } = await setUp()
  const short = new URL(url)
  for (const name of ['domain', 'redirect_uri', 'state']) short.searchParams.delete(name)
  expect(await sandbox.payer.cancel(short)).toContain('https://shop.example/return?state=order-1042')
})

test.each([
  ['code', 'nonsense'],
  ['payment_id', '999'],
  ['client_id', '1'],
  ['domain', 'other.biapi.pro'],
  ['redirect_uri', 'nowhere'],
])('parameters: a wrong %s is refused', async (name, value) => {
  const { sandbox, url } = await setUp()
  const wrong = new URL(inLanguage(url, 'en'))
  wrong.searchParams.set(name, value)
  const { response, text } = await get(sandbox.fetch, wrong.href)
  expect(response.status).toBe(403)
  expect(text).toContain('data-page="error"')
})

test('parameters: a redirect_uri that is not registered is refused', async () => {
  const { sandbox, url } = await setUp({ redirectUris: ['https://shop.example/return'] })
  const page = new URL(inLanguage(url, 'en'))
  expect((await get(sandbox.fetch, page.href)).response.status).toBe(200)
  page.searchParams.set('redirect_uri', 'https://evil.example/return')
  expect((await get(sandbox.fetch, page.href)).response.status).toBe(403)
})

test('parameters: neither a service token nor the token of another payment opens it', async () => {
  const { sandbox, url, token } = await setUp()
  const other = await openPayment(sandbox, token)
  for (const code of [token, other.scopedToken]) {
    const wrong = new URL(inLanguage(url, 'en'))
    wrong.searchParams.set('code', code)
    expect((await get(sandbox.fetch, wrong.href)).response.status).toBe(403)
  }
})

test('banks: search ignores accents and case', async () => {
  const { sandbox, url } = await setUp()
  const { text } = await get(sandbox.fetch, `${inLanguage(url, 'en')}&search=CELESTE`)
  expect(text.match(/data-bank/g)).toHaveLength(1)
  expect(text).toContain('Banque Céleste')
  expect((await get(sandbox.fetch, `${inLanguage(url, 'en')}&search=zz`)).text).toContain(
    'No bank of that name',
  )
})

test('banks: those that cannot carry the payment are shown without a link', async () => {
  const { sandbox, url } = await setUp()
  const { text } = await get(sandbox.fetch, inLanguage(url, 'en'))
  expect(text).toMatch(/<span class="choice" data-unavailable="">[^]*Crédit Lacustre/)
  expect(text).not.toContain(`data-bank="${banks.find(({ name }) => name === 'Crédit Lacustre')?.uuid}"`)
})

test('banks: a preselected bank is gone to at once', async () => {
  const { sandbox, url } = await setUp({}, paymentRequest({}, { connector_uuid: testConnector.uuid }))
  const { text } = await get(sandbox.fetch, inLanguage(url, 'en'))
  expect(text).toContain('data-page="consent"')
  expect(text).not.toContain('Choose another bank')
})

test('terms: not accepted, nothing is validated', async () => {
  const { sandbox, url, read } = await setUp()
  const body = new URLSearchParams({ do: 'validate', bank: testConnector.uuid })
  const { response, text } = await get(sandbox.fetch, inLanguage(url, 'en'), { method: 'POST', body })
  expect(response.status).toBe(400)
  expect(text).toContain('role="alert"')
  expect(await read()).toMatchObject({ state: 'created' })
})

test('a double submit goes on with the payment as it is', async () => {
  const { sandbox, url, read } = await setUp()
  const body = () => new URLSearchParams({ do: 'validate', bank: testConnector.uuid, terms: 'accepted' })
  const post = () => get(sandbox.fetch, inLanguage(url, 'en'), { method: 'POST', body: body() })
  const [first, second] = await Promise.all([post(), post()])
  expect(new Set([first.response.status, second.response.status])).toEqual(new Set([303]))
  expect(await read()).toMatchObject({ state: 'validating', action: 'redirect' })
})

test('pages: no script, no inline style, a strict policy, and hostile text stays text', async () => {
  const label = '<script>alert(1)</script>"\'&'
  const { sandbox, url } = await setUp({}, paymentRequest({ label }))
  for (const address of [inLanguage(url, 'en'), `${inLanguage(url, 'en')}&bank=${testConnector.uuid}`]) {
    const { response, text } = await get(sandbox.fetch, address)
    expect(text).not.toMatch(/<script|style=|<style|javascript:|\son\w+=/i)
    expect(text).toContain('&lt;script&gt;')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  }
})

test('pages: the stylesheet they name is there', async () => {
  const { sandbox, url } = await setUp()
  const { text } = await get(sandbox.fetch, inLanguage(url, 'en'))
  const href = /<link rel="stylesheet" href="([^"]+)"/.exec(text)?.[1] ?? ''
  const { response, text: css } = await get(sandbox.fetch, href)
  expect(response.headers.get('content-type')).toContain('text/css')
  for (const bank of banks) expect(css).toContain(`.bank-${bank.slug} `)
})

test('a port of its own: the webview is below the same origin', async () => {
  const sandbox = createSandbox({ baseUrl: 'http://127.0.0.1:4300/' })
  expect(sandbox.apiUrl).toBe('http://127.0.0.1:4300/2.0')
  const token = await getToken(sandbox)
  const { url, id } = await openPayment(sandbox, token)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:4300\/webview\/payment\?/)
  expect(await sandbox.payer.approve(url)).toContain(`id_payment=${id}`)
})

test('the bank: a ticket that is used up, or never was', async () => {
  const { sandbox, post, token } = await setUp()
  const { body } = await post({
    connector_uuid: testConnector.uuid,
    webview_url: 'https://x.example/',
    validated: true,
  })
  const bankUrl = String(body['validate_uri'])
  await sandbox.payer.approve(bankUrl)
  const used = await get(sandbox.fetch, bankUrl)
  expect(used.text).toContain('There is nothing left to approve here.')
  const unknown = await get(sandbox.fetch, bankUrl.replace(/\w+$/, 'never'))
  expect(unknown.response.status).toBe(404)
  expect((await call(sandbox, 'GET', '/payments', { token })).body['payments']).toHaveLength(1)
})
