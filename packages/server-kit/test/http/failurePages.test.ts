import { paymentKeyHeader } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { createShop, origin, returnUrl, type Shop } from '../createShop.ts'

/** A payment under way, and every address of the handler that its payer's browser navigates to. */
async function openShop() {
  const shop = createShop({ hasWebhooks: false, handler: { shopName: 'Fournil & <Fils>' } })
  const ada = shop.browser()
  const created = await ada.create()
  const key = { [paymentKeyHeader]: created.paymentKey }
  const handoff = await ada.post(`/payments/${created.payment.id}/handoff`, {}, key)
  const { url } = (await handoff.json()) as { url: string }
  const callback = `${origin}/api/powens/callback?id_payment=${created.payment.id}&state=${created.paymentKey}`
  const form = { method: 'POST', headers: { origin, 'sec-fetch-site': 'same-origin' } }
  const navigations: Record<string, Request> = {
    'the link to the bank': new Request(created.redirectUrl ?? ''),
    'the link to the bank with a slash': new Request(`${created.redirectUrl}/`),
    'the hand-off page': new Request(url),
    "the hand-off page's button": new Request(url, form),
    'the callback': new Request(callback),
  }
  return { ...shop, navigations }
}

/** The same shop while its store does not answer. */
function withoutStore(shop: Shop): Shop['handler'] {
  const store = shop.handlerOptions.store as PaymentStore
  const fail = (): Promise<never> => Promise.reject(new Error('READONLY FR1420041010050500013M02606'))
  return createPaymentHandler({
    ...shop.handlerOptions,
    store: { ...store, read: fail, write: fail, count: fail },
  })
}

/** A page that works without script, and lets none run. */
async function expectPage(response: Response): Promise<string> {
  const html = await response.text()
  const policy = response.headers.get('content-security-policy') ?? ''
  const [, nonce] = /<style nonce="([\w-]{16,})">/.exec(html) ?? []
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(policy).toBe(
    `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(html).not.toMatch(/<script|<iframe|<img|\son\w+=|javascript:/i)
  expect(html).not.toMatch(/READONLY|FR14|StoreError|powens\.|biapi/)
  return html
}

describe.each([
  'the link to the bank',
  'the link to the bank with a slash',
  'the hand-off page',
  "the hand-off page's button",
  'the callback',
])('%s', (name) => {
  const visit = (shop: Awaited<ReturnType<typeof openShop>>, handler = shop.handler): Promise<Response> =>
    handler(shop.navigations[name] as Request)

  test.each([
    ['is down', (shop: Shop) => shop.sandbox.faults.down()],
    [
      'answers 500',
      (shop: Shop) =>
        shop.sandbox.faults.failNext('POST /payments/{id}/scopedtoken', { status: 500, times: 9 }),
    ],
    [
      'asks to wait',
      (shop: Shop) =>
        shop.sandbox.faults.failNext('POST /payments/{id}/scopedtoken', { status: 429, times: 9 }),
    ],
    [
      'refuses',
      (shop: Shop) =>
        shop.sandbox.faults.failNext('POST /payments/{id}/scopedtoken', { status: 403, times: 9 }),
    ],
  ])('behavior: while Powens %s, a payer sees a page or goes on', async (_, fail) => {
    const shop = await openShop()
    fail(shop)
    const response = await visit(shop)
    if (response.status === 303)
      expect(response.headers.get('location')).toMatch(new RegExp(`^${returnUrl}#`))
    else if (response.status === 200) expect(await response.text()).toContain('<form method="post">')
    else {
      expect(response.status).toBeGreaterThanOrEqual(400)
      const html = await expectPage(response)
      expect(html).toContain('<a class="button" href="">Try again</a>')
      expect(html).toContain(`href="${returnUrl}#powens-error-`)
      expect(html).toContain('Back to Fournil &amp; &lt;Fils&gt;')
    }
  })

  test('behavior: while the store does not answer, a payer sees a page', async () => {
    const shop = await openShop()
    const response = await visit(shop, withoutStore(shop))
    expect(response.status).toBe(500)
    const html = await expectPage(response)
    expect(html).toContain('do not pay again')
    const failed = shop.events.findLast((event) => event.type === 'request.failed')
    expect(html).toContain(`<small>${failed?.type === 'request.failed' ? failed.requestId : ''}</small>`)
  })

  test('behavior: the page speaks the language of the browser', async () => {
    const shop = await openShop()
    const request = shop.navigations[name] as Request
    request.headers.set('accept-language', 'de-CH, en;q=0.5')
    const html = await (await withoutStore(shop)(request)).text()
    expect(html).toContain('<html lang="de">')
    expect(html).toContain('Noch einmal versuchen')
  })
})

test('behavior: the form of another site gets a page as well', async () => {
  const { handler, navigations } = await openShop()
  const request = navigations["the hand-off page's button"] as Request
  request.headers.set('origin', 'https://evil.example')
  const response = await handler(request)
  expect(response.status).toBe(403)
  await expectPage(response)
})

test.each(['/payments/12', '/payments/12/events'])('behavior: %s is for scripts', async (path) => {
  const shop = createShop()
  const response = await withoutStore(shop)(
    new Request(`${origin}/api/powens${path}`, { headers: { accept: 'text/html' } }),
  )
  expect(response.headers.get('content-type')).toBe('application/problem+json')
})
