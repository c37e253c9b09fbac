import { paymentKeyHeader } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { createVerdict, loadKit, type Kit } from './loadKit.ts'

const types = [
  null,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json',
  'application/json; charset=utf-8',
  'application/json, text/plain',
  'text/plain; x=application/json',
] as const
const origins = [
  'https://shop.example',
  'null',
  'https://evil.example',
  'https://shop.example.evil.example',
  'http://shop.example',
  null,
] as const
const sites = ['same-origin', 'same-site', 'cross-site', 'none', null] as const

/** A POST that may come from another site is refused, whatever it says of itself. */
async function crossSites(kit: Kit) {
  const { verdict, expectThat } = createVerdict()
  const shop = kit.createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const created = await ada.create()
  const paths = ['/payments', '/payments/find', '/connectors', `/payments/${created.payment.id}/resume`]
  for (const path of paths) {
    for (const type of types)
      for (const origin of origins)
        for (const site of sites) {
          const headers = new Headers({ cookie: ada.cookie, [paymentKeyHeader]: created.paymentKey })
          if (type) headers.set('content-type', type)
          if (origin) headers.set('origin', origin)
          if (site) headers.set('sec-fetch-site', site)
          const body = path.endsWith('resume') ? '{}' : '{"input":{"orderId":"42"}}'
          const request = new Request(kit.publicUrl + path, { method: 'POST', headers, body })
          if (type === null) request.headers.delete('content-type')
          const response = await shop.handler(request)
          const isOwn =
            (origin === 'https://shop.example' || origin === null) &&
            (site === 'same-origin' || site === null)
          const isJson = type === 'application/json' || type === 'application/json; charset=utf-8'
          const expected = !isOwn ? 403 : !isJson ? 415 : [200, 201]
          expectThat(
            [expected].flat().includes(response.status),
            `${path} ${type} ${origin} ${site}: ${response.status}`,
          )
        }
  }
  return verdict
}

test('behavior: nothing cross-site is accepted', async () => {
  const { cases, violations } = await crossSites(await loadKit())
  expect(cases).toBeGreaterThanOrEqual(240)
  expect(violations).toEqual([])
})

test('behavior: without the guard it would be', async () => {
  const kit = await loadKit(['http/guards.ts', { guardBrowserPost: () => undefined }])
  expect((await crossSites(kit)).violations).not.toEqual([])
})

test('behavior: a listed origin of the same site is let in with its cookie', async () => {
  const kit = await loadKit()
  const sibling = 'https://www.shop.example'
  const shop = kit.createShop({ hasWebhooks: false, handler: { allowedOrigins: [sibling] } })
  const headers = { origin: sibling, 'sec-fetch-site': 'same-site' }
  const response = await shop.browser().post('/payments', { input: { orderId: '42' } }, headers)
  expect(response.status).toBe(201)
  expect(response.headers.get('access-control-allow-origin')).toBe(sibling)
  expect(response.headers.get('access-control-allow-credentials')).toBe('true')
  expect(response.headers.get('vary')).toBe('Origin')

  const preflight = (origin: string) =>
    shop.handler(new Request(`${kit.publicUrl}/payments`, { method: 'OPTIONS', headers: { origin } }))
  const allowed = await preflight(sibling)
  expect([allowed.status, allowed.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'Content-Type, If-None-Match, Last-Event-ID, Powens-Payment-Key, Idempotency-Key',
  ])
  const refused = await preflight('https://evil.example')
  expect(refused.headers.get('access-control-allow-origin')).toBeNull()
  // An error has to be readable too, or the page could only say that something went wrong.
  const missing = await shop.browser().post('/payments', { input: { orderId: '0' } }, headers)
  expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, sibling])
})

test('behavior: no answer is cached, and no other site learns of it', async () => {
  const kit = await loadKit()
  const shop = kit.createShop()
  const ada = shop.browser()
  const created = await ada.create()
  const key = { [paymentKeyHeader]: created.paymentKey }
  const answers = await Promise.all([
    ada.post('/payments', { input: { orderId: '42' } }),
    ada.post('/payments/find', { input: { orderId: '42' } }),
    ada.send(`/payments/${created.payment.id}`, { headers: key }),
    ada.send(`/payments/${created.payment.id}/events`, { headers: key }),
    ada.send('', { url: created.redirectUrl ?? '' }),
    ada.send('/callback?state=x'),
    ada.send('/nowhere'),
    ada.send('/webhooks', { method: 'POST', body: '{}' }),
    ada.send('/payments', { method: 'DELETE' }),
  ])
  for (const { headers } of answers) {
    expect(headers.get('cache-control')?.split(', ')).toContain('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 303, 303, 404, 401, 405])
  await shop.handler.close()
})

test('behavior: one caller creates so many payments a minute', async () => {
  const kit = await loadKit()
  const shop = kit.createShop({ hasWebhooks: false, handler: { rateLimit: { limit: 3, window: 60_000 } } })
  const create = (remoteAddress: string, forwarded = '9.9.9.9') => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwarded }
    const request = new Request(`${kit.publicUrl}/payments`, {
      method: 'POST',
      headers,
      body: '{"input":{"orderId":"42"}}',
    })
    return shop.handler(request, { remoteAddress })
  }
  const statuses = []
  // The forwarded header is the caller's own word here, and changes nothing.
  for (let index = 0; index < 4; index++) statuses.push((await create('1.1.1.1', `8.8.8.${index}`)).status)
  expect(statuses).toEqual([201, 201, 201, 429])
  expect((await create('1.1.1.1')).headers.get('retry-after')).toBe('60')
  expect((await create('2.2.2.2')).status).toBe(201)
  await shop.sandbox.clock.advance(60_000)
  expect((await create('1.1.1.1')).status).toBe(201)
})
