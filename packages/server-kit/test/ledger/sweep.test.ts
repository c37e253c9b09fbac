import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { createPowens } from '../../src/powens/createPowens.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { getScope } from '../../src/store/scopeStore.ts'
import { createBrowser, createShop, instruct, type Shop, type ShopParameters } from '../createShop.ts'
import { sweepOpenPayments } from './sweepOpenPayments.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const open = (parameters: ShopParameters = {}): Shop =>
  createShop({ hasWebhooks: false, ...parameters, handler: { rateLimit: false, ...parameters.handler } })

/** Creates payments that nobody reports about. */
async function createMany(shop: Shop, count: number, before?: (index: number) => unknown): Promise<string[]> {
  const ada = shop.browser()
  const orderIds = Array.from({ length: count }, (_, index) => `order-${index}`)
  for (const [index, orderId] of orderIds.entries()) {
    shop.orders.set(orderId, { customer: 'ada', instructions: [instruct('9.50')] })
    await before?.(index)
    await ada.create(orderId)
  }
  return orderIds
}

/** Sweeps as a server does: again while there is more. */
async function sweepAll(
  handler: Shop['handler'],
): Promise<{ looked: number; failed: number; sweeps: number }> {
  const all = { looked: 0, failed: 0, sweeps: 0 }
  for (let hasMore = true; hasMore; all.sweeps++) {
    if (all.sweeps > 100) throw new Error('The sweep never ends.')
    const result = await reconcilePayments(handler)
    hasMore = result.hasMore
    all.looked += result.looked
    all.failed += result.failed
  }
  return all
}

/** The same shop with its store changed. */
function withStore(shop: Shop, change: (store: PaymentStore) => Partial<PaymentStore>): Shop['handler'] {
  const store = shop.handlerOptions.store as PaymentStore
  return createPaymentHandler({ ...shop.handlerOptions, store: { ...store, ...change(store) } })
}

/** The same shop in a process whose clock is wrong by some milliseconds. */
const withSkew = (shop: Shop, skew: number): Shop['handler'] =>
  createPaymentHandler({
    ...shop.handlerOptions,
    powens: createPowens({
      domain: shop.sandbox.domain,
      clientId: shop.sandbox.clientId,
      clientSecret: shop.sandbox.clientSecret,
      fetch: (request) => shop.sandbox.fetch(request),
      now: () => shop.sandbox.clock.now() + skew,
      wait: () => Promise.resolve(),
    }),
  })

/** Counts the payments that were read at Powens. */
function countReads(): {
  read: Set<string>
  fetchOf: (shop: () => Shop) => (request: Request) => Promise<Response>
} {
  const read = new Set<string>()
  return {
    read,
    fetchOf: (shop) => (request) => {
      const [id] = /(?<=\/payments\/)\d+$/.exec(new URL(request.url).pathname) ?? []
      if (id && request.method === 'GET') read.add(id)
      return shop().sandbox.fetch(request)
    },
  }
}

async function overwrite(shop: Shop, orderId: string, value: string): Promise<void> {
  const scope = getScope(shop.powens)
  const version = (await shop.stored(`order:${orderId}`))?.version ?? null
  const due = { scope, at: shop.sandbox.clock.now() - day }
  await shop.handlerOptions.store?.write(`${scope}/order:${orderId}`, value, { version, due })
}

test('behavior: where more is due than may be read, each sweep ends and every order has its turn', async () => {
  const { read, fetchOf } = countReads()
  const shop: Shop = open({
    sandbox: { domain: 'acme-sandbox', callsPerMinute: 30 },
    powens: { fetch: fetchOf(() => shop) },
  })
  await createMany(shop, 70, (index) => (index % 14 === 0 ? shop.sandbox.clock.advance(minute) : undefined))
  await shop.sandbox.clock.advance(15 * minute)
  for (let minutes = 1; minutes < 10; minutes++) {
    expect(await sweepAll(shop.handler)).toMatchObject({ sweeps: 1 })
    expect(read.size).toBe(Math.min(8 * minutes, 70))
    await shop.sandbox.clock.advance(minute + 1)
  }
})

test.each([
  ['of a newer format', '{"format":999}'],
  ['that end half way', '{"format":1,"orderId":"or'],
  ['that are null', 'null'],
  ['without attempts', '{"format":1}'],
  ['that are empty', ''],
])('behavior: documents %s hold up no other order, and rest', async (_, document) => {
  const shop = open()
  const orderIds = await createMany(shop, 130)
  await shop.sandbox.clock.advance(15 * minute)
  for (const orderId of orderIds.slice(0, 110)) await overwrite(shop, orderId, document)
  expect(await sweepAll(shop.handler)).toEqual({ looked: 130, failed: 110, sweeps: 1 })
  await shop.sandbox.clock.advance(2 * minute)
  expect(await sweepAll(shop.handler)).toEqual({ looked: 0, failed: 0, sweeps: 1 })
  await shop.sandbox.clock.advance(4 * minute)
  expect(await sweepAll(shop.handler)).toMatchObject({ failed: 110 })
})

test.each(['read', 'write', 'count'] as const)(
  'behavior: orders of which the store fails to %s hold up no other, also where they fill a page of its list',
  async (operation) => {
    const shop = open()
    await createMany(shop, 130)
    await shop.sandbox.clock.advance(15 * minute)
    const handler = withStore(shop, (store) => ({
      [operation]: (key: string, ...rest: never[]) =>
        /order-(?:\d\d?|10\d)$/.test(key)
          ? Promise.reject(new Error('WRONGTYPE'))
          : (store[operation] as (key: string, ...rest: never[]) => Promise<unknown>)(key, ...rest),
    }))
    expect(await sweepAll(handler)).toEqual({ looked: 130, failed: 110, sweeps: 1 })
  },
)

test('behavior: a Powens that fails is not asked for every order, and changes are delivered all the same', async () => {
  const { read, fetchOf } = countReads()
  const taken: string[] = []
  let isBroken = true
  const shop: Shop = open({
    powens: { fetch: fetchOf(() => shop) },
    handler: {
      onPaymentUpdated({ orderId }) {
        if (isBroken) throw new Error('The database is away.')
        taken.push(orderId)
      },
    },
  })
  await createMany(shop, 60)
  await shop.sandbox.clock.advance(15 * minute)
  for (const { id } of shop.sandbox.payments.list().slice(-10))
    await shop.sandbox.faults.setState(Number(id), 'validating')
  await sweepAll(shop.handler)
  isBroken = false
  await shop.sandbox.clock.advance(15 * minute)
  read.clear()
  shop.sandbox.faults.down()
  await sweepAll(shop.handler)
  expect(read.size).toBeLessThan(16)
  expect(taken).toHaveLength(10)
})

/** A store that answers after some turns, other ones each time, so that what happens together gets mixed. */
const slowly = (store: PaymentStore): Partial<PaymentStore> => {
  let calls = 0
  const pause = async (): Promise<void> => {
    for (let turns = (++calls * 7) % 11; turns > 0; turns--) await turn()
  }
  return {
    async read(...parameters) {
      await pause()
      return store.read(...parameters)
    },
    async write(...parameters) {
      await pause()
      return store.write(...parameters)
    },
  }
}

test.each([
  ['hangs', 'at once', () => new Promise(() => undefined), () => ({})],
  ['hangs', 'slowly', () => new Promise(() => undefined), slowly],
  ['throws', 'at once', () => Promise.reject(new Error('The database is away.')), () => ({})],
  ['throws', 'slowly', () => Promise.reject(new Error('The database is away.')), slowly],
])(
  'behavior: a merchant who %s, with a store that answers %s, is not called for every order and keeps none from being read',
  async (_, __, take, change) => {
    const { read, fetchOf } = countReads()
    let calls = 0
    const shop: Shop = open({
      powens: { fetch: fetchOf(() => shop) },
      handler: {
        deliveryTimeout: 20,
        onPaymentUpdated() {
          calls++
          return take()
        },
      },
    })
    await createMany(shop, 60)
    for (const { id } of shop.sandbox.payments.list())
      await shop.sandbox.faults.setState(Number(id), 'validating')
    await shop.sandbox.clock.advance(15 * minute)
    await sweepAll(withStore(shop, change))
    expect(read.size).toBe(60)
    expect(calls).toBeLessThan(16)
  },
)

test.each([
  ['20 minutes', 20 * minute],
  ['an hour', hour],
  ['a day', day],
  ['a week', 7 * day],
  ['a year', 365 * day],
])('behavior: what a clock %s ahead wrote is swept once it is put right', async (_, skew) => {
  const shop = open()
  let isBroken = true
  const taken: string[] = []
  shop.handlerOptions.onPaymentUpdated = ({ orderId, outcome }) => {
    if (isBroken) throw new Error('The database is away.')
    taken.push(`${orderId} ${outcome.status}`)
  }
  const ahead = withSkew(shop, skew)
  const there = createBrowser(ahead)
  for (const orderId of ['open', 'told', 'lost'])
    shop.orders.set(orderId, { customer: 'ada', instructions: [instruct('9.50')] })
  await there.create('open')
  const told = await there.create('told')
  await shop.sandbox.faults.setState(told.payment.id, 'done')
  await there.read(told)
  await shop.sandbox.clock.advance(minute)
  // It sweeps too, before its clock is put right.
  await reconcilePayments(ahead)

  shop.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  shop.sandbox.faults.failNext('GET /payments', { status: 500, times: 3 })
  await there.post('/payments', { input: { orderId: 'lost' } })

  isBroken = false
  for (const { id, state } of shop.sandbox.payments.list())
    if (state === 'created') await shop.sandbox.faults.setState(Number(id), 'done')
  const right = createPaymentHandler(shop.handlerOptions)
  for (let minutes = 0; minutes < 85; minutes += 5) {
    await sweepAll(right)
    await shop.sandbox.clock.advance(5 * minute)
  }
  expect(new Set(taken)).toEqual(new Set(['told succeeded', 'open succeeded', 'lost succeeded']))
})

test('behavior: an order whose next look is far away is looked at without a call to Powens', async () => {
  const { read, fetchOf } = countReads()
  const shop: Shop = open({ powens: { fetch: fetchOf(() => shop) } })
  await createMany(shop, 1)
  await shop.sandbox.clock.advance(4 * day)
  await sweepAll(shop.handler)
  expect(read.size).toBe(1)
  read.clear()
  for (let hours = 0; hours < 23; hours++) {
    await shop.sandbox.clock.advance(hour)
    await sweepAll(shop.handler)
  }
  expect(read.size).toBe(0)
  await shop.sandbox.clock.advance(2 * hour)
  await sweepAll(shop.handler)
  expect(read.size).toBe(1)
})

test('behavior: others go first, also with a store that answers at once', async () => {
  const shop = open()
  await createMany(shop, 40)
  await shop.sandbox.clock.advance(15 * minute)
  let turns = 0
  let isOver = false
  const others = (async () => {
    for (; !isOver; turns++) await turn()
  })()
  await withStore(shop, () => ({ count: async () => 2 })).ledger.sweep()
  isOver = true
  await others
  expect(turns).toBeGreaterThanOrEqual(40 / 8)
})

test('parameters: signal, after which no order is begun', async () => {
  const shop = open()
  await createMany(shop, 40)
  await shop.sandbox.clock.advance(15 * minute)
  const controller = new AbortController()
  let reads = 0
  const handler = withStore(shop, (store) => ({
    count(...parameters) {
      if (++reads === 10) controller.abort()
      return store.count(...parameters)
    },
  }))
  const { looked, hasMore } = await reconcilePayments(handler, { signal: controller.signal })
  expect(looked).toBeLessThan(20)
  expect(hasMore).toBe(true)
  expect(await sweepAll(shop.handler)).toMatchObject({ looked: 40 - looked })
})

test.each([
  { concurrency: 0 },
  { concurrency: 1.5 },
  { timeBudget: -1 },
  { timeBudget: Number.NaN },
  { timeBudget: 2 ** 31 },
  { concurrency: '8' as unknown as number },
])('parameters: %j is refused', async (options) => {
  const refusal = expect.objectContaining({
    code: 'configuration_error',
    message: expect.stringContaining('a whole number from 1'),
  })
  await expect(reconcilePayments(open().handler, options)).rejects.toEqual(refusal)
})

test('behavior: a thousand open payments take a Powens of 100 ms half a minute at most, eight calls at a time', async () => {
  const { looked, failed, milliseconds, mostAtOnce } = await sweepOpenPayments(1_000)
  expect([looked, failed, mostAtOnce]).toEqual([1_000, 0, 8])
  expect(milliseconds).toBeLessThan(30_000)
})
