import { paymentKeyHeader } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { createShop, instruct, publicUrl, type ShopParameters } from '../createShop.ts'

function open(parameters: ShopParameters = {}) {
  const store = memoryStore()
  const shop = createShop({
    hasWebhooks: false,
    ...parameters,
    handler: { store, rateLimit: { limit: 2, window: 60_000 }, ...parameters.handler },
  })
  const post = async (
    path: string,
    remoteAddress?: string,
    headers: Record<string, string> = {},
    input = {},
  ) => {
    const request = new Request(publicUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ input: { orderId: '42', ...input } }),
    })
    return (await shop.handler(request, { remoteAddress })).status
  }
  const notices = () =>
    shop.events.flatMap((event) => (event.type === 'configuration.notice' ? [event.message] : []))
  return { ...shop, post, notices, store }
}

const repeat = async <T>(times: number, job: (index: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = []
  for (let index = 0; index < times; index++) results.push(await job(index))
  return results
}

test('behavior: visitors of a CDN are counted one by one', async () => {
  const { post, notices } = open({ handler: { trustProxy: ['203.0.113.0/24'] } })
  const statuses = await repeat(6, (index) =>
    post('/payments', '203.0.113.7', { 'x-forwarded-for': `198.51.100.${index >> 1}` }),
  )
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201])
  expect(await post('/payments', '203.0.113.7', { 'x-forwarded-for': '198.51.100.0' })).toBe(429)
  expect(notices()).toEqual([])
})

test.each([
  ['payments', 2, 201],
  ['payments/find', 12, 200],
  ['connectors', 12, 200],
])('behavior: POST /%s has a limit for each caller', async (path, limit, status) => {
  const { post } = open()
  const call = (address: string) => post(`/${path}`, address)
  expect(new Set(await repeat(limit, () => call('203.0.113.7')))).toEqual(new Set([status]))
  expect([await call('203.0.113.7'), await call('203.0.113.8')]).toEqual([429, status])
})

test('behavior: looking leaves what may be created', async () => {
  const { post } = open()
  await repeat(13, () => post('/payments/find', '203.0.113.7'))
  await repeat(13, () => post('/connectors', '203.0.113.7'))
  expect(await post('/payments', '203.0.113.7')).toBe(201)
})

test.each(['127.0.0.1', '::1', '10.0.0.1', '100.64.0.9', undefined])(
  'behavior: that nothing is limited behind %s is said once',
  async (address) => {
    const { post, notices } = open()
    expect(await repeat(4, () => post('/payments', address))).toEqual([201, 201, 201, 201])
    await post('/payments/find', address)
    expect(notices()).toEqual([
      expect.stringMatching(/address of a caller is unknown or private.*trustProxy/),
    ])
  },
)

test('behavior: a public proxy that nobody configured is said once', async () => {
  const { post, notices } = open()
  await repeat(2, () => post('/payments', '203.0.113.7', { 'x-forwarded-for': '198.51.100.1' }))
  expect(notices()).toEqual([
    expect.stringMatching(/^A request came with X-Forwarded-For, which is ignored\..*CDN/),
  ])
})

test("behavior: nothing is said on one's own machine", async () => {
  const origin = 'http://localhost:3000'
  const { handler, notices } = open({
    handler: { publicUrl: `${origin}/api/powens`, returnUrl: `${origin}/order` },
  })
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"input":{"orderId":"42"}}',
  }
  const answer = await handler(new Request(`${origin}/api/powens/payments`, init), {
    remoteAddress: '127.0.0.1',
  })
  expect([answer.status, notices()]).toEqual([201, []])
})

test.each([
  ['a configured proxy', { trustProxy: true }, { 'x-forwarded-for': '198.51.100.1' }],
  ['a key of the merchant', { rateLimitKey: () => null }, {}],
  ['no limit', { rateLimit: false as const }, {}],
])('behavior: nothing is said of %s', async (_, handler, headers) => {
  const { post, notices } = open({ handler })
  await post('/payments', '127.0.0.1', headers)
  expect(notices()).toEqual([])
})

test('behavior: an order remembers so many idempotency keys, however many come', async () => {
  const { post, store } = open({ handler: { rateLimit: false } })
  const use = (key: string, input = {}) => post('/payments', undefined, { 'idempotency-key': key }, input)
  const before = await repeat(1, (index) => use(`key-${index}`)).then(() => store.size)
  await repeat(120, (index) => use(`key-${index}`))
  expect(store.size).toBe(before)
  expect(await use('key-119', { note: 'another input' })).toBe(422)
  expect(await use('key-80', { note: 'another input' })).toBe(422)
  expect(await use('key-119')).toBe(201)
})

test('behavior: keys of many calls at once are all remembered', async () => {
  const { post, orders } = open({ handler: { rateLimit: false } })
  orders.set('43', { customer: 'ada', instructions: [instruct('1.00')] })
  const use = (key: string, input = {}) => post('/payments', undefined, { 'idempotency-key': key }, input)
  await Promise.all(['a', 'b', 'c', 'd'].map((key) => use(key)))
  const conflicts = await Promise.all(['a', 'b', 'c', 'd'].map((key) => use(key, { note: 'other' })))
  expect(conflicts).toEqual([422, 422, 422, 422])
  expect(await use('a', { orderId: '43' })).toBe(201)
})

test('behavior: one payment key does not take the streams of all', async () => {
  const shop = open({ handler: { rateLimit: false } })
  shop.orders.set('43', { customer: 'ada', instructions: [instruct('1.00')] })
  const [one, other] = [await shop.browser().create(), await shop.browser().create('43')]
  const follow = ({ payment, paymentKey }: typeof one) =>
    shop.handler(
      new Request(`${publicUrl}/payments/${payment.id}/events`, {
        headers: { [paymentKeyHeader]: paymentKey },
      }),
    )
  const first = await follow(one)
  const statuses = await repeat(150, async () => {
    const answer = await follow(one)
    void answer.body?.getReader().read()
    return answer.status
  })
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
  expect((await follow(other)).status).toBe(200)
  await first.body?.cancel()
  expect((await follow(one)).status).toBe(200)
  await shop.handler.close()
})
