import { expect, test } from 'vitest'
import { createShop, instruct, webhookSecret, publicUrl } from '../createShop.ts'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'

const create = { input: { orderId: '42' } }

test('behavior: an answer that was lost is found again by its key', async () => {
  const { sandbox, browser, events } = createShop()
  sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  const created = await browser().create()
  expect(sandbox.payments.list().map(({ id }) => id)).toEqual([created.payment.id])
  expect(sandbox.payments.get(created.payment.id)?.['client_state']).toBe(created.paymentKey)
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['payment.create_ambiguous', 'payment.adopted']),
  )
})

test.each([
  ['an answer cut short', 'truncateNext'],
  ['an answer that is no JSON', 'garbleNext'],
] as const)('behavior: after %s there is one payment', async (_, fault) => {
  const { sandbox, browser } = createShop()
  sandbox.faults[fault]('POST /payments')
  const created = await browser().create()
  expect(sandbox.payments.list().map(({ id }) => id)).toEqual([created.payment.id])
})

test.each([
  ['its own key', (key: string) => key],
  ['the key of another system', () => 'theirs'],
  ['no key', () => null],
])(
  'behavior: a call that never arrived is made once more, whatever payment of another order has %s',
  async (_, toKey) => {
    const { sandbox, browser, orders } = createShop()
    orders.set('43', { customer: 'ada', instructions: [instruct('9.50')] })
    const other = await browser().create('43')
    sandbox.faults.patchPayment(other.payment.id, { client_state: toKey(other.paymentKey) })
    sandbox.faults.dropNext('POST /payments', { when: 'asked' })
    const created = await browser().create()
    expect(created.payment).toMatchObject({ state: 'created', orderId: '42' })
    expect(sandbox.payments.list().map(({ id }) => id)).toEqual([other.payment.id, created.payment.id])
  },
)

test('behavior: while Powens cannot be searched nothing is made, and the next try finds it', async () => {
  const { sandbox, browser } = createShop()
  const ada = browser()
  sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  sandbox.faults.failNext('GET /payments', { status: 500, times: 3 })
  const response = await ada.post('/payments', create)
  expect([response.status, await response.json()]).toMatchObject([502, { code: 'powens_error' }])
  expect(sandbox.payments.list()).toHaveLength(1)

  const created = await ada.create()
  expect(sandbox.payments.list().map(({ id }) => id)).toEqual([created.payment.id])
})

test('behavior: two failures in a row are an error, and there is no third try', async () => {
  const { sandbox, browser } = createShop()
  let asked = 0
  const count = (response: Response) => {
    asked++
    return response
  }
  sandbox.faults.replaceNext(
    'POST /payments',
    (response) => {
      count(response)
      return new Response('oops', { status: 502 })
    },
    { times: 5 },
  )
  // What the faulted calls created is hidden from the search, as if Powens did not return client_state.
  sandbox.faults.replaceNext('GET /payments', () => Response.json({ payments: [] }), { times: 5 })
  const response = await browser().post('/payments', create)
  expect([response.status, await response.json()]).toMatchObject([502, { code: 'powens_error' }])
  expect(asked).toBe(2)
})

test('behavior: an orphan gets 2xx, is cancelled, has no link, and is an event', async () => {
  const { sandbox, browser, events, handler, changes } = createShop({ hasWebhooks: false })
  sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  sandbox.faults.replaceNext('GET /payments', () => Response.json({ payments: [] }))
  const ada = browser()
  const created = await ada.create()
  const [orphan] = sandbox.payments.list()
  expect(sandbox.payments.list()).toHaveLength(2)
  expect(orphan?.['id']).not.toBe(created.payment.id)

  const body = JSON.stringify({ ...orphan, id_webhook_data: 1 })
  const date = new Date(sandbox.clock.now()).toISOString()
  const url = `${publicUrl}/webhooks`
  const headers = await signWebhook({ secret: webhookSecret, url, body, date })
  expect((await handler(new Request(url, { method: 'POST', headers, body }))).status).toBe(204)
  expect(sandbox.payments.list()[0]?.['state']).toBe('rejected')
  expect(events).toContainEqual({
    type: 'payment.orphaned',
    orderId: '42',
    paymentId: orphan?.['id'],
    isCancelled: true,
  })
  expect(changes).toEqual([])
  expect(await ada.create()).toMatchObject({ payment: { id: created.payment.id } })
})

test.each([400, 401, 403, 404, 409, 429])(
  'behavior: a refusal with %i is an error at once and creates nothing',
  async (status) => {
    const { sandbox, browser } = createShop()
    sandbox.faults.failNext('POST /payments', { status, times: 2 })
    const response = await browser().post('/payments', create)
    const problem = (await response.json()) as { code: string }
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect([response.status, problem.code]).toEqual(
      status === 429 ? [429, 'rate_limited'] : [502, 'powens_error'],
    )
    expect(sandbox.payments.list()).toEqual([])
    await sandbox.faults.clear()
    expect((await browser().create()).payment.state).toBe('created')
  },
)

test('behavior: a token that Powens took back costs one more token and no more', async () => {
  const { sandbox, browser } = createShop()
  const ada = browser()
  await ada.create()
  sandbox.faults.revokeTokens()
  const response = await ada.post('/payments/find', create)
  expect(response.status).toBe(200)
})

test('behavior: a request that Powens would refuse is a mistake of the shop, and leaves no trace', async () => {
  const { sandbox, orders, browser, errors } = createShop()
  orders.set('42', { customer: 'ada', instructions: [instruct('9.505')] })
  const response = await browser().post('/payments', create)
  expect([response.status, await response.json()]).toMatchObject([500, { code: 'internal_error' }])
  expect(String(errors[0])).toContain('amount: more decimals than EUR has')
  expect(sandbox.payments.list()).toEqual([])
})

test('behavior: with Powens down the answer is a problem, and nothing is lost when it is back', async () => {
  const { sandbox, browser } = createShop()
  const ada = browser()
  sandbox.faults.down()
  const response = await ada.post('/payments', create)
  expect([response.status, await response.json()]).toMatchObject([503, { code: 'powens_unavailable' }])
  sandbox.faults.up()
  await sandbox.clock.advance(60_000)
  expect((await ada.create()).payment.state).toBe('created')
  expect(sandbox.payments.list()).toHaveLength(1)
})
