import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeInstruction } from '../../../test/exampleInstruction.ts'
import { isChange, openBroker, prepared, type Backend } from '../../../test/openBroker.ts'
import { managementPaths } from '../../openapi/managementPaths.ts'

/** A shop whose answer to the prepare call can be edited. */
function open() {
  const shop = { prepared: prepared as object, isBroken: false }
  const backend: Backend = (request) => {
    if (!isChange(request)) return Response.json(shop.prepared)
    return new Response(null, { status: shop.isBroken ? 500 : 204 })
  }
  const opened = openBroker(backend)
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    opened.manage(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const follow = async (redirectUrl: string | null) =>
    opened.broker.handler(new Request(redirectUrl ?? '', { headers: { 'sec-fetch-mode': 'navigate' } }))
  /** What the merchant was sent, oldest first. */
  async function readChanges(): Promise<Record<string, unknown>[]> {
    const bodies = await Promise.all(opened.calls.filter(isChange).map((call) => call.clone().text()))
    return bodies.map((body) => (JSON.parse(body) as { data: Record<string, unknown> }).data)
  }
  return {
    ...opened,
    shop,
    post,
    follow,
    readChanges,
    withdraw: () => post('/orders/withdraw', { orderId: '42' }),
  }
}

test('withdraw: an order that nobody was led to the bank for is closed, and may be paid anew', async () => {
  const { pay, withdraw, sandbox, readChanges } = open()
  const { payment } = await pay()
  const answer = await withdraw()
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'closed' }])
  expect(sandbox.payments.get(payment.id)).toMatchObject({ state: 'rejected' })
  expect((await readChanges()).at(-1)).toMatchObject({ unwanted: 'withdrawn', aggregate: 'unpaid' })
  expect((await pay()).payment.id).not.toBe(payment.id)
})

test('withdraw: money that arrives nevertheless is sent with why it is unwanted, for review', async () => {
  const { pay, withdraw, sandbox, follow, readChanges } = open()
  const { payment, redirectUrl } = await pay()
  await follow(redirectUrl)
  sandbox.faults.failNext('POST /payments/{id}', { status: 409 })
  expect(await (await withdraw()).json()).toEqual({
    status: 'payable_until',
    payableUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  })
  await sandbox.faults.setState(payment.id, 'validating')
  expect(await (await withdraw()).json()).toEqual({ status: 'in_progress' })
  await sandbox.faults.setState(payment.id, 'done')
  expect((await readChanges()).at(-1)).toMatchObject({
    unwanted: 'withdrawn',
    aggregate: 'review',
    isLatest: true,
    outcome: { bucket: 'cannot_tell', needsReview: true },
  })
})

test.each([
  ['done', 'paid'],
  ['accepted', 'paid'],
])('withdraw: an order whose payment is %s is %s', async (state, status) => {
  const { pay, withdraw, sandbox } = open()
  const { payment } = await pay()
  await sandbox.faults.setState(payment.id, state)
  expect(await (await withdraw()).json()).toEqual({ status })
})

test('resolve: what a person says comes as a change; who said it reaches no delivery and no log', async () => {
  const { pay, post, follow, sandbox, readChanges, lines } = open()
  const { payment, redirectUrl } = await pay()
  await follow(redirectUrl)
  await sandbox.faults.setState(payment.id, 'expired')
  expect((await readChanges()).at(-1)).toMatchObject({ aggregate: 'review' })
  const answer = await post('/payments/resolve', {
    paymentId: payment.id,
    received: true,
    by: 'Grace Hopper',
    note: 'statement of 12 May',
  })
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { payment: expect.objectContaining({ id: payment.id, resolved: 'received' }) },
  ])
  expect((await readChanges()).at(-1)).toMatchObject({
    aggregate: 'paid',
    outcome: { status: 'succeeded', source: 'resolved' },
  })
  const seen = JSON.stringify([await readChanges(), lines])
  for (const text of ['Grace', 'statement of']) expect(seen).not.toContain(text)
})

test('unpaid lines: of a partial bulk, under the ids of the shop; the next payment may hold them alone', async () => {
  const { pay, shop, manage, sandbox } = open()
  const lines = ['done', 'pdng/rjct'].map((label) => makeInstruction(label))
  shop.prepared = {
    orderId: '42',
    request: { instructions: lines },
    lineIds: ['rent', 'heating'],
    version: 1,
  }
  const { payment } = await pay()
  const [first, second] = (sandbox.payments.get(payment.id)?.['instructions'] ?? []) as object[]
  sandbox.faults.patchPayment(payment.id, {
    instructions: [
      { ...first, state: 'done' },
      { ...second, state: 'rejected' },
    ],
  })
  await sandbox.faults.setState(payment.id, 'partial')
  const answer = await manage('/orders/unpaid-lines?orderId=42')
  expect(await answer.json()).toEqual({
    lines: [
      {
        id: 'heating',
        paymentId: payment.id,
        reference_id: expect.any(String),
        label: 'pdng/rjct',
        amount: '4.20',
        currency: 'EUR',
      },
    ],
  })
  expect(await (await manage('/orders/unpaid-lines?orderId=nobody')).json()).toEqual({ lines: [] })
})

test('forget: refused while money may move, then 204 and gone', async () => {
  const { pay, post, follow, sandbox } = open()
  const { payment, redirectUrl } = await pay()
  await follow(redirectUrl)
  const forget = () => post('/orders/forget', { orderId: '42' })
  const refused = await forget()
  expect([refused.status, await refused.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'payment_in_progress', detail: expect.stringContaining('Withdraw') }),
  ])
  await sandbox.faults.setState(payment.id, 'rejected')
  expect((await forget()).status).toBe(204)
  await expect(pay()).rejects.toMatchObject({ code: 'payment_refused' })
})

const said = { paymentId: 501, received: true, by: 'ada', note: 'seen' }
test.each<[string, unknown, number, string]>([
  ['/orders/withdraw', '{"orderId":', 400, 'invalid_request'],
  ['/orders/withdraw', {}, 400, 'invalid_request'],
  ['/orders/withdraw', { orderId: '' }, 400, 'invalid_request'],
  ['/orders/withdraw', { orderId: 42 }, 400, 'invalid_request'],
  ['/orders/withdraw', { orderId: '42', received: true }, 400, 'invalid_request'],
  ['/orders/withdraw', { orderId: 'x'.repeat(70_000) }, 413, 'body_too_large'],
  ['/orders/forget', null, 400, 'invalid_request'],
  ['/payments/resolve', { ...said, received: 'yes' }, 400, 'invalid_request'],
  ['/payments/resolve', { ...said, paymentId: '501' }, 400, 'invalid_request'],
  ['/payments/resolve', { ...said, by: ' ' }, 400, 'invalid_request'],
  ['/payments/resolve', { ...said, note: undefined }, 400, 'invalid_request'],
  ['/payments/resolve', { ...said, paymentId: 999 }, 404, 'not_found'],
  ['/payments/resolve', said, 400, 'invalid_request'],
])('behavior: %s with %j is %i %s, and changes nothing', async (path, body, status, code) => {
  const { pay, post, sandbox, readChanges } = open()
  const { payment } = await pay()
  const answer = await post(path, body)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code, status })])
  expect(sandbox.payments.get(payment.id)).toMatchObject({ state: 'created' })
  expect(await readChanges()).toEqual([])
})

test.each(['', '?orderId=', '?orderId=42&orderId=43&all=1', '?order=42'])(
  'behavior: unpaid lines of %j is 400',
  async (query) => {
    const { manage } = open()
    expect((await manage(`/orders/unpaid-lines${query}`)).status).toBe(400)
  },
)

test.each(['/orders/withdraw', '/orders/forget', '/payments/resolve'])(
  'behavior: no page can call %s, by a script or a form',
  async (path) => {
    const { post, pay, sandbox } = open()
    const { payment } = await pay()
    const body = { orderId: '42', ...(path.startsWith('/payments') && said) }
    expect((await post(path, body, { origin: 'http://localhost:8081' })).status).toBe(403)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', ''])
      expect((await post(path, body, { 'content-type': type })).status).toBe(415)
    expect(sandbox.payments.get(payment.id)).toMatchObject({ state: 'created' })
  },
)

test('behavior: a store that fails is 500 without its words, which the log gets', async () => {
  const { post, broker, lines } = open()
  const { ledger } = broker.handler
  ledger.withdraw = () => Promise.reject(new TypeError('the password is 1234'))
  const answer = await post('/orders/withdraw', { orderId: '42' })
  expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('1234')])
  expect(lines.join('')).toContain('TypeError')
  expect(lines.join('')).not.toContain('1234')
})

test('behavior: the document names each management route, and each is served', async () => {
  const { manage } = open()
  const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as {
    paths: Record<string, { servers?: unknown }>
  }
  for (const [path, { servers: _, ...methods }] of Object.entries(
    managementPaths as Record<string, object & { servers: unknown }>,
  )) {
    expect(document.paths[path]?.servers).toEqual([expect.objectContaining({ url: 'http://127.0.0.1:8081' })])
    for (const method of Object.keys(methods)) {
      const { status } = await manage(path, { method: method.toUpperCase() })
      expect([path, status]).toEqual([path, method === 'get' ? 400 : 415])
    }
  }
})
