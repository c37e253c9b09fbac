import { inspect } from 'node:util'
import { paymentKeyHeader } from '@powens-pay/core'
import { expect, test, vi } from 'vitest'
import { createVerdict, loadKit, type Kit } from './loadKit.ts'

const canaries = ['FR1420041010050500013M02606', 'Zoé-Canary', 'clientsecretcanary1']
const spell = (text: string) => [
  text,
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('hex'),
  encodeURIComponent(text),
]

/** Through every failure, nothing personal or secret in an answer, an event, an error or the console. */
async function listen(kit: Kit) {
  const { verdict, expectThat } = createVerdict()
  const logged: string[] = []
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi
      .spyOn(console, name)
      .mockImplementation((...parts: unknown[]) => void logged.push(inspect(parts, { depth: 9 }))),
  )
  try {
    const statuses = [null, 400, 401, 403, 409, 429, 500, 503] as const
    const routes = [
      'POST /auth/token',
      'POST /payments',
      'GET /payments',
      'GET /payments/{id}',
      'POST /payments/{id}',
      'POST /payments/{id}/scopedtoken',
      'GET /connectors',
    ] as const
    for (const route of routes)
      for (const status of statuses) {
        const said: string[] = []
        const hear = (value: unknown) => void said.push(inspect(value, { depth: 9, showHidden: true }))
        const { onEvent: _, onError: __, ...shopOptions } = kit.createShop().handlerOptions
        const shop = kit.createShop({
          handler: { ...shopOptions, onEvent: hear, onError: hear } as never,
          sandbox: { clientSecret: 'clientsecretcanary1' },
        })
        const identity = { kind: 'individual', first_name: 'Zoé-Canary', last_name: 'Martin' } as const
        const handler = kit.createPaymentHandler({
          ...shop.handlerOptions,
          powens: shop.powens,
          store: kit.memoryStore(),
          preparePayment: () => ({
            orderId: '42',
            request: { instructions: [kit.instruct('9.50')], payer_identity: identity },
          }),
        })
        const quoting = {
          code: 'invalidValue',
          description: `${canaries.join(' ')}`,
          message: canaries[0],
          request_id: 'FR1420041010050500013M02606',
        }
        if (status !== null) {
          shop.sandbox.faults.replaceNext(route, () => Response.json(quoting, { status }), { times: 9 })
        }
        const ada = kit.createBrowser(handler)
        const keep = async (response: Response) => {
          const text = await response.text()
          said.push(text, inspect([...response.headers].filter(([name]) => name !== 'location')))
          return text
        }
        const created = await keep(
          await ada.post('/payments', { input: { orderId: '42', note: canaries[1] } }),
        )
        const {
          payment,
          paymentKey = '',
          redirectUrl,
        } = JSON.parse(created) as { payment?: { id: number }; paymentKey?: string; redirectUrl?: string }
        const id = payment?.id ?? 501
        const headers = { [paymentKeyHeader]: paymentKey }
        if (redirectUrl) await keep(await ada.send('', { url: redirectUrl }))
        await keep(await ada.send(`/payments/${id}`, { headers }))
        await keep(await ada.post('/connectors', { input: {} }))
        await keep(await ada.post(`/payments/${id}/cancel`, {}, headers))
        await keep(
          await ada.send(`/callback?state=${paymentKey}&id_payment=${id}&bank_message=${canaries[1]}`),
        )
        await shop.handler.close()
        const text = said.join('\n')
        for (const canary of canaries)
          for (const form of spell(canary)) {
            expectThat(
              !text.includes(form),
              `${route} ${status}: ${form} in ${text.slice(Math.max(0, text.indexOf(form) - 80), text.indexOf(form) + 20)}`,
            )
          }
      }
    expectThat(!canaries.some((canary) => logged.join().includes(canary)), 'on the console')
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return verdict
}

test('behavior: nothing personal is said', async () => {
  const { cases, violations } = await listen(await loadKit())
  expect(cases).toBe(7 * 8 * 3 * 4 + 1)
  expect(violations).toEqual([])
})

test('behavior: an error that quoted Powens would be heard', async () => {
  const { PowensApiError } = await import('../../src/errors/PowensApiError.ts')
  const toApiError = (call: string, response: Response, text: string) =>
    Object.assign(new PowensApiError('powens_error', { call, upstreamStatus: response.status }), {
      message: text,
    })
  const kit = await loadKit(['powens/toApiError.ts', { toApiError }])
  expect((await listen(kit)).violations).not.toEqual([])
})

test('behavior: a view that were not an allow-list would be heard', async () => {
  const stored = await import('../../src/ledger/order/storedPayment.ts')
  const views = await import('../../src/ledger/order/createView.ts')
  const toStoredPayment: typeof stored.toStoredPayment = (payment) => {
    const { instructions, ...rest } = stored.toStoredPayment(payment)
    const whole = instructions.map((instruction, index) => ({
      ...payment.instructions?.[index],
      ...instruction,
    }))
    return { ...payment, ...rest, instructions: whole }
  }
  const createView: typeof views.createView = (orderId, attempt) => ({
    ...attempt.believed.payment,
    ...views.createView(orderId, attempt),
  })
  const kit = await loadKit(
    ['ledger/order/storedPayment.ts', { toStoredPayment }],
    ['ledger/order/createView.ts', { createView }],
  )
  expect((await listen(kit)).violations).not.toEqual([])
})

/** Where the scoped token is besides the one redirect, and what of that redirect would pass it on. */
async function followToken(kit: Kit) {
  const { verdict, expectThat } = createVerdict()
  const shop = kit.createShop()
  const ada = shop.browser()
  const created = await ada.create()
  const link = created.redirectUrl ?? ''
  const redirect = link.startsWith(kit.publicUrl) ? await ada.send('', { url: link }) : null
  const location = redirect?.headers.get('location') ?? link
  const code = new URL(location).searchParams.get('code') ?? ''
  expect(code.length).toBeGreaterThan(10)
  expectThat(redirect?.headers.get('cache-control') === 'no-store', 'a cache may keep the redirect')
  expectThat(
    redirect?.headers.get('referrer-policy') === 'no-referrer',
    'the redirect passes on the referrer',
  )
  expectThat((await redirect?.text()) === '', 'the redirect has a body')

  const page = await ada.comeBack(await shop.sandbox.payer.approve(location))
  const view = await ada.read(created)
  const inStore = await shop.stored('order:42')
  for (const [name, where] of Object.entries({ created, view, page, inStore, ...shop })) {
    if (['sandbox', 'powens', 'handler', 'handlerOptions', 'browser', 'stored'].includes(name)) continue
    expectThat(!inspect(where, { depth: 9 }).includes(code), `in ${name}`)
  }
  // What is looked through holds what a page may hold.
  expect(inspect([created, page, inStore], { depth: 9 })).toContain(created.paymentKey)
  return verdict
}

test('behavior: the scoped token is in one redirect and nowhere else', async () => {
  expect(await followToken(await loadKit())).toEqual({ cases: 11, violations: [] })
})

test('behavior: a link that led to the webview itself would be seen', async () => {
  const { createGoUrl: real } = await import('../../src/http/links.ts')
  const createGoUrl: typeof real = async ({ powens, redirectUri }, { attempt }) => {
    const { getWebviewUrl } = await import('../../src/actions/getWebviewUrl.ts')
    return getWebviewUrl(powens, { paymentId: attempt.paymentId, redirectUri, state: attempt.key })
  }
  const kit = await loadKit(['http/links.ts', { createGoUrl }])
  expect((await followToken(kit)).violations).toContain('in created')
})

test('behavior: a redirect without its headers would be seen', async () => {
  const replyRedirect = (location: string) => ({ status: 303, headers: { Location: location }, body: null })
  const kit = await loadKit(['http/reply.ts', { replyRedirect }])
  expect((await followToken(kit)).violations).toEqual([
    'a cache may keep the redirect',
    'the redirect passes on the referrer',
  ])
})

test('behavior: the view of each kind has these keys and no others', async () => {
  const kit = await loadKit()
  const periodic = { execution_date_type: 'periodic', frequency: 'monthly', start_date: '2026-03-01' }
  const kinds = {
    one_time: [kit.instruct('9.50')],
    bulk: [kit.instruct('9.50'), kit.instruct('1.00')],
    recurring: [kit.instruct('9.50', 'pdng - order', periodic)],
  }
  const keys: Record<string, string> = {}
  for (const [kind, instructions] of Object.entries(kinds)) {
    const shop = kit.createShop()
    shop.orders.set('42', { customer: 'ada', instructions })
    const { payment } = await shop.browser().create()
    expect(payment.kind).toBe(kind)
    keys[kind] = Object.keys(payment).toSorted().join(' ')
  }
  expect(keys).toMatchInlineSnapshot(`
    {
      "bulk": "action amount bank cancellable connector_uuid createdAt currency error_code error_description execution_date execution_date_type id kind label nextStep orderId outcome payee reference_id resolved resumable review revision source state state_detail tally unwanted",
      "one_time": "action amount bank cancellable connector_uuid createdAt currency error_code error_description execution_date execution_date_type id kind label nextStep orderId outcome payee reference_id resolved resumable review revision source state state_detail unwanted",
      "recurring": "action amount bank cancellable connector_uuid createdAt currency end_date error_code error_description frequency id kind label nextStep orderId outcome payee reference_id resolved resumable review revision source start_date state state_detail unwanted wasActive",
    }
  `)
})
