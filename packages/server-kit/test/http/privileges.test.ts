import { paymentKeyHeader, type ConnectorView, type CreatedPayment } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { createShop, instruct, origin, publicUrl, returnUrl, type Shop } from '../createShop.ts'

type Browser = ReturnType<Shop['browser']>
const act = (browser: Browser, { payment, paymentKey }: CreatedPayment, action: string) =>
  browser.post(`/payments/${payment.id}/${action}`, {}, { [paymentKeyHeader]: paymentKey })
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { code?: string }).code,
]

test.each(['cancel', 'resume', 'handoff'])('behavior: %s takes the key and the cookie', async (action) => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  expect(await codeOf(await act(shop.browser(), created, action))).toEqual([403, 'same_browser_required'])

  const eve = shop.browser()
  await eve.create()
  expect(await codeOf(await act(eve, created, action))).toEqual([403, 'same_browser_required'])
  const last = created.paymentKey.endsWith('A') ? 'E' : 'A'
  const forged = { ...created, paymentKey: created.paymentKey.slice(0, -1) + last }
  expect(await codeOf(await act(ada, forged, action))).toEqual([401, 'invalid_payment_key'])
  expect((await act(ada, created, action)).status).toBe(200)
})

test('parameters: authorize, for a customer on another device', async () => {
  const asked: unknown[] = []
  const shop = createShop({
    handler: {
      authorize: ({ request, ...context }) => {
        asked.push(context)
        return request.headers.get('x-customer') === 'ada'
      },
    },
  })
  const created = await shop.browser().create()
  const phone = shop.browser()
  const path = `/payments/${created.payment.id}/resume`
  const headers = { [paymentKeyHeader]: created.paymentKey }
  expect((await phone.post(path, {}, { ...headers, 'x-customer': 'ada' })).status).toBe(200)
  expect((await phone.post(path, {}, { ...headers, 'x-customer': 'eve' })).status).toBe(403)
  expect(asked[0]).toEqual({ orderId: '42', paymentId: created.payment.id, action: 'resume' })
})

test('behavior: authorize that answers something else than true says no', async () => {
  const shop = createShop({ handler: { authorize: (() => 'yes') as never } })
  const created = await shop.browser().create()
  expect((await act(shop.browser(), created, 'cancel')).status).toBe(403)
})

test('POST /payments/{id}/cancel: settled at once', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  const answer = (await (await act(ada, created, 'cancel')).json()) as object
  expect(answer).toMatchObject({
    payment: { state: 'rejected', cancellable: false, resumable: false },
    redirectUrl: null,
  })
  expect(shop.changes.at(-1)?.outcome).toMatchObject({ status: 'failed', reason: 'cancelled' })
  expect(await codeOf(await act(ada, created, 'cancel'))).toEqual([409, 'not_cancellable'])
  expect(await codeOf(await act(ada, created, 'resume'))).toEqual([409, 'not_resumable'])
  expect(await codeOf(await act(ada, created, 'handoff'))).toEqual([409, 'not_resumable'])
})

test('POST /payments/{id}/cancel: the bank refuses, and the page gets the payment as it is', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 400, code: 'notSupported' })
  expect(await codeOf(await act(ada, created, 'cancel'))).toEqual([409, 'not_cancellable'])
  expect((await ada.read(created)).state).toBe('created')
})

test('POST /payments/{id}/resume: the same payment, a link again', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  await shop.sandbox.payer.abandon(await ada.follow(created.redirectUrl ?? ''))
  const { redirectUrl } = (await (await act(ada, created, 'resume')).json()) as { redirectUrl: string }
  expect(redirectUrl).toMatch(/^https:\/\/shop\.example\/api\/powens\/go\//)
  expect(await ada.follow(redirectUrl)).toContain(`payment_id=${created.payment.id}`)
})

test('POST /payments/{id}/handoff: a phone sees whom and how much, and only its button leads on', async () => {
  const shop = createShop({ handler: { shopName: 'Fournil <& Sons>' } })
  const ada = shop.browser()
  const created = await ada.create()
  const { url, expiresAt } = (await (await act(ada, created, 'handoff')).json()) as {
    url: string
    expiresAt: string
  }
  expect(Date.parse(expiresAt) - shop.sandbox.clock.now()).toBeGreaterThanOrEqual(10 * 60_000)

  const phone = shop.browser()
  const page = await phone.send('', { url, headers: { 'accept-language': 'fr-CH,fr;q=0.9' } })
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(html).toContain('<html lang="fr">')
  expect(html).toMatch(/Payer 9,50\s€ à Fournil &lt;&amp; Sons&gt;/)
  expect(html).not.toContain('<script')
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'nonce-[\w-]{22}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' https:\/\/webview\.powens\.com https:\/\/shop\.example$/,
  )
  expect(html).toContain(
    `nonce="${/nonce-([\w-]+)/.exec(page.headers.get('content-security-policy') ?? '')?.[1]}"`,
  )

  const press = (headers: Record<string, string>) => phone.send('', { url, method: 'POST', headers })
  expect((await press({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await press({ origin: 'null' })).status).toBe(403)
  expect((await press({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  const left = await press({ origin, 'sec-fetch-site': 'same-origin' })
  expect(left.status).toBe(303)
  const callback = await shop.sandbox.payer.approve(left.headers.get('location') ?? '')

  // The phone comes back without the cookie, and sees the status all the same.
  expect(await phone.comeBack(callback)).toBe(
    `${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
  )
  await shop.sandbox.clock.advance(60_000)
  expect((await ada.read(created)).state).toBe('done')

  // What is paid needs no button: the link shows the status from now on.
  expect(await phone.follow(url)).toBe(
    `${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
  )
})

test('behavior: a hand-off link ends after ten minutes, and is no go link', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  const { url } = (await (await act(ada, created, 'handoff')).json()) as { url: string }
  const go = url.replace('/handoff/', '/go/')
  expect(await shop.browser().follow(go)).toBe(`${returnUrl}#powens-error-not_found`)
  expect(await ada.follow((created.redirectUrl ?? '').replace('/go/', '/handoff/'))).toBe(
    `${returnUrl}#powens-error-not_found`,
  )
  await shop.sandbox.clock.advance(10 * 60_000 + 1_000)
  expect(await shop.browser().follow(url)).toBe(`${returnUrl}#powens-error-link_expired`)
})

test('GET /go: nothing for what is fetched ahead', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const url = (await ada.create()).redirectUrl ?? ''
  const silent: RequestInit[] = [
    { method: 'HEAD' },
    { headers: { 'sec-purpose': 'prefetch;prerender' } },
    { headers: { purpose: 'prefetch' } },
    { headers: { 'x-moz': 'prefetch' } },
  ]
  for (const init of silent) {
    const response = await ada.send('', { url, ...init })
    expect([response.status, response.headers.get('location')]).toEqual([204, null])
  }
  expect(await ada.follow(url)).toContain('https://webview.powens.com/')
})

test.each(['navigate', 'cors', 'same-origin', 'no-cors'])(
  'GET /go: leads on when a service worker fetches it with mode %s, and so does the way back',
  async (mode) => {
    const shop = createShop()
    const ada = shop.browser()
    const created = await ada.create()
    const headers = { 'sec-fetch-mode': mode, 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin' }
    const there = await ada.send('', { url: created.redirectUrl ?? '', headers })
    expect([there.status, there.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('https://webview.powens.com/'),
    ])
    const query = new URLSearchParams({ id_payment: `${created.payment.id}`, state: created.paymentKey })
    const back = await ada.send(`/callback?${query}`, { headers })
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('#powens-payment-'),
    ])
  },
)

test('GET /go: at most one token a payment and minute', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const url = (await ada.create()).redirectUrl ?? ''
  const codes = await Promise.all(
    Array.from({ length: 20 }, async () => new URL(await ada.follow(url)).searchParams.get('code')),
  )
  expect(new Set(codes).size).toBe(1)
  await shop.sandbox.clock.advance(60_000)
  expect(new URL(await ada.follow(url)).searchParams.get('code')).not.toBe(codes[0])
})

test('GET /go: a token that could not be minted is tried again', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const url = (await ada.create()).redirectUrl ?? ''
  shop.sandbox.faults.failNext('POST /payments/{id}/scopedtoken', { status: 500, times: 3 })
  expect((await ada.send('', { url })).status).toBe(502)
  expect(await ada.follow(url)).toContain('https://webview.powens.com/')
})

test('GET /go: an old link is no link, and a paid payment needs none', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  const url = created.redirectUrl ?? ''
  await shop.sandbox.faults.setState(created.payment.id, 'pending')
  expect(await ada.follow(url)).toBe(
    `${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
  )
  await shop.sandbox.clock.advance(16 * 60_000)
  expect(await ada.follow(url)).toBe(`${returnUrl}#powens-error-link_expired`)
  expect(await ada.follow(`${publicUrl}/go/nonsense`)).toBe(`${returnUrl}#powens-error-not_found`)
})

test('POST /connectors: each bank with what keeps it from carrying this payment', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const list = async () =>
    (await (await ada.post('/connectors', { input: { orderId: '42' } })).json()) as {
      connectors: ConnectorView[]
    }
  const { connectors } = await list()
  expect(connectors.length).toBeGreaterThan(3)
  expect(connectors.some(({ incompatibilities }) => incompatibilities.length === 0)).toBe(true)
  expect(connectors.map(({ isMostUsed }) => isMostUsed)).toEqual(
    connectors.map(({ isMostUsed }) => isMostUsed).toSorted((a, b) => Number(b) - Number(a)),
  )

  // Where banks serve payers, the first one first.
  expect(connectors.find(({ name }) => name === 'Sparhaus Lindenau')?.countries).toEqual(['DE', 'AT'])

  // A bank's maximum is no hard limit: it is worth telling, and the bank may carry the payment all the same.
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('900000', 'done - order')] })
  const types = (await list()).connectors.flatMap(({ incompatibilities }) =>
    incompatibilities.map(({ code, type }) => `${code} ${type}`),
  )
  expect(types).toContain('maxAmount warning')

  const execution = { execution_date_type: 'periodic', frequency: 'daily', start_date: '2030-01-01' }
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50', 'done - order', execution)] })
  expect((await list()).connectors.every(({ incompatibilities }) => incompatibilities.length === 0)).toBe(
    false,
  )
  expect(shop.sandbox.payments.list()).toEqual([])
})

test('parameters: connectorUuid preselects the bank, and changing it makes another payment', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const { connectors } = (await (await ada.post('/connectors', { input: { orderId: '42' } })).json()) as {
    connectors: { uuid: string; incompatibilities: unknown[] }[]
  }
  const [first, second] = connectors.filter(({ incompatibilities }) => incompatibilities.length === 0)
  const choose = async (uuid: string | undefined) =>
    (await (
      await ada.post('/payments', { input: { orderId: '42' }, connectorUuid: uuid })
    ).json()) as CreatedPayment
  const one = await choose(first?.uuid)
  expect(one.payment.connector_uuid).toBe(first?.uuid)
  expect((await choose(first?.uuid)).payment.id).toBe(one.payment.id)
  expect((await choose(second?.uuid)).payment.id).not.toBe(one.payment.id)
  expect((await ada.post('/payments', { input: { orderId: '42' }, connectorUuid: '../x' })).status).toBe(400)
})
