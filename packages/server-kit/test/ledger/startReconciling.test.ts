import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { startReconciling } from '../../src/ledger/startReconciling.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { createShop, instruct, type Shop, type ShopParameters } from '../createShop.ts'

const minute = 60_000

// The handler's intervals alone: everything else has a clock that is told.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 100; turns++) await turn()
}

/** Lets everything go on that waits for no time, until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 20_000 && !holds(); turns++) await turn()
  expect(holds()).toBe(true)
}

async function passInterval(milliseconds = minute): Promise<void> {
  vi.advanceTimersByTime(milliseconds)
  await settle()
}

let shop: Shop

/** A shop with payments that are due, and a store that can be made to fail. */
async function openShop(count: number, parameters: ShopParameters = {}) {
  const faults: Partial<Record<keyof PaymentStore, Error>> = {}
  const calls: string[] = []
  shop = createShop({ hasWebhooks: false, ...parameters, handler: { rateLimit: false } })
  const store = shop.handlerOptions.store as PaymentStore
  const watched = (name: 'read' | 'write' | 'listDue' | 'count') =>
    ((...parameters: never[]) => {
      calls.push(name)
      const fault = faults[name]
      return fault
        ? Promise.reject(fault)
        : (store[name] as (...all: never[]) => Promise<unknown>)(...parameters)
    }) as never
  const handler = createPaymentHandler({
    ...shop.handlerOptions,
    store: {
      ...store,
      read: watched('read'),
      write: watched('write'),
      listDue: watched('listDue'),
      count: watched('count'),
    },
  })
  const ada = shop.browser()
  for (let index = 0; index < count; index++) {
    shop.orders.set(`order-${index}`, { customer: 'ada', instructions: [instruct('9.50')] })
    const { payment } = await ada.create(`order-${index}`)
    await shop.sandbox.faults.setState(payment.id, 'done')
  }
  await shop.sandbox.clock.advance(15 * minute)
  return { ...shop, handler, faults, calls }
}

test('default', async () => {
  const { handler, changes, sandbox, browser, orders } = await openShop(3)
  const reconciling = startReconciling(handler)
  await until(() => changes.length === 3)
  await settle()

  orders.set('later', { customer: 'ada', instructions: [instruct('9.50')] })
  const { payment } = await browser().create('later')
  await sandbox.faults.setState(payment.id, 'done')
  await sandbox.clock.advance(15 * minute)
  await passInterval(minute - 1)
  expect(changes).toHaveLength(3)
  await passInterval(1)
  await until(() => changes.length === 4)
  await reconciling.close()
})

test.each(['listDue', 'read', 'write', 'count'] as const)(
  'behavior: a store whose %s fails is reported, and the next sweep does what this one could not',
  async (operation) => {
    const { handler, changes, errors, faults, sandbox } = await openShop(3)
    const rejections: unknown[] = []
    const onRejection = (reason: unknown): void => void rejections.push(reason)
    process.on('unhandledRejection', onRejection)
    faults[operation] = new Error('READONLY')
    startReconciling(handler)
    await until(() => errors.length > 0)
    await settle()
    expect(changes).toEqual([])
    delete faults[operation]
    await sandbox.clock.advance(6 * minute)
    await passInterval()
    await until(() => changes.length === 3)
    await handler.close()
    process.off('unhandledRejection', onRejection)
    expect(rejections).toEqual([])
  },
)

test('behavior: an onError that throws ends nothing', async () => {
  const shop = await openShop(1)
  const faults = { isBroken: true }
  const store = shop.handlerOptions.store as PaymentStore
  const handler = createPaymentHandler({
    ...shop.handlerOptions,
    store: {
      ...store,
      listDue: (...range) =>
        faults.isBroken ? Promise.reject(new Error('READONLY')) : store.listDue(...range),
    },
    onError() {
      throw new Error('The log is away.')
    },
  })
  startReconciling(handler)
  await settle()
  faults.isBroken = false
  await passInterval()
  await until(() => shop.changes.length === 1)
  await handler.close()
  expect(shop.changes).toHaveLength(1)
})

test('behavior: it goes on at once while there is more', async () => {
  const { handler, changes, calls } = await openShop(60, {
    powens: {
      async fetch(request) {
        await shop.sandbox.clock.advance(1)
        return shop.sandbox.fetch(request)
      },
    },
  })
  startReconciling(handler, { timeBudget: 1 })
  await until(() => changes.length === 60)
  expect(calls.filter((name) => name === 'listDue').length).toBeGreaterThan(60 / 8)
  await handler.close()
})

test.each(['of the handler', 'of its own'])(
  'behavior: close %s ends it, also within a sweep',
  async (whose) => {
    const { handler, changes, calls } = await openShop(60)
    const reconciling = startReconciling(handler)
    while (changes.length < 5) await turn()
    await (whose === 'of its own' ? reconciling.close() : handler.close())
    const { length } = calls
    expect(changes.length).toBeLessThan(30)
    await passInterval(10 * minute)
    expect(calls).toHaveLength(length)
    expect(vi.getTimerCount()).toBe(0)
  },
)

test('behavior: a handler that is closed is not swept', async () => {
  const { handler, calls } = await openShop(1)
  await handler.close()
  const { length } = calls
  await startReconciling(handler).close()
  await passInterval()
  expect(calls).toHaveLength(length)
})

test.each([
  { every: 0 },
  { every: -1 },
  { every: Number.NaN },
  { every: Number.POSITIVE_INFINITY },
  { every: 2 ** 31 },
  { every: '60' as unknown as number },
  { timeBudget: 0 },
  { concurrency: 0 },
])('parameters: %j is refused at once', async (options) => {
  const { handler } = await openShop(0)
  expect(() => startReconciling(handler, options)).toThrow(
    expect.objectContaining({
      code: 'configuration_error',
      message: expect.stringContaining('a whole number from 1'),
    }),
  )
  expect(vi.getTimerCount()).toBe(0)
})

test('parameters: what is no handler is refused', () => {
  expect(() => startReconciling({} as never)).toThrow(/not a handler/)
})

test.each([
  ['neither webhook nor reconciling', {}, false, true],
  ['reconciling alone', {}, true, false],
  ['a webhook alone', { webhook: { secrets: ['a secret'] } }, false, false],
  ['neither, in development', { environment: 'development' }, false, false],
] as const)('behavior: with %s in production', async (_, changes, isReconciling, isSaid) => {
  const { handlerOptions, events } = createShop()
  const handler = createPaymentHandler({
    ...handlerOptions,
    webhook: undefined,
    environment: 'production',
    store: memoryStore({ singleInstance: true }),
    ...changes,
  })
  if (isReconciling) startReconciling(handler)
  await settle()
  const notices = events.flatMap((event) => (event.type === 'configuration.notice' ? [event.message] : []))
  expect(notices.some((message) => message.includes('startReconciling(handler)'))).toBe(isSaid)
  await handler.close()
})

const week = 7 * 24 * 60 * minute

/** A process of a shop in production without webhooks, and whether it says that nobody would hear of payments. */
async function startProcess({ handlerOptions, events }: Shop, store: PaymentStore) {
  events.length = 0
  const handler = createPaymentHandler({
    ...handlerOptions,
    webhook: undefined,
    environment: 'production',
    store,
  })
  await settle()
  const isSaid = events.some(
    (event) => event.type === 'configuration.notice' && event.message.includes('startReconciling(handler)'),
  )
  return { handler, isSaid }
}

test.each<[who: string, isSaid: boolean, sweep: (handler: Shop['handler'], store: PaymentStore) => unknown]>([
  ['a cron', false, (handler) => reconcilePayments(handler)],
  [
    'a cron that the store failed once',
    false,
    async (handler, store) => {
      vi.spyOn(store, 'write').mockRejectedValueOnce(new Error('READONLY'))
      await reconcilePayments(handler)
      await reconcilePayments(handler)
    },
  ],
  [
    'a cron that came a day ago',
    false,
    async (handler) => {
      await reconcilePayments(handler)
      await shop.sandbox.clock.advance(week / 7)
    },
  ],
  [
    'a cron that has stopped',
    true,
    async (handler) => {
      await reconcilePayments(handler)
      await shop.sandbox.clock.advance(week + 1)
    },
  ],
  [
    'another instance',
    false,
    async (handler) => {
      startReconciling(handler)
      await settle()
    },
  ],
  [
    "another domain's cron",
    true,
    async (_, store) => {
      const other = createShop({ sandbox: { domain: 'globex' } })
      await reconcilePayments((await startProcess(other, store)).handler)
    },
  ],
])(
  'behavior: beside %s, a process that only serves says that nobody reconciles: %j',
  async (_, isSaid, sweep) => {
    shop = createShop()
    const store = memoryStore({ singleInstance: true, now: () => shop.sandbox.clock.now() })
    const first = await startProcess(shop, store)
    expect(first.isSaid).toBe(true)
    await sweep(first.handler, store)
    await first.handler.close()
    expect((await startProcess(shop, store)).isSaid).toBe(isSaid)
  },
)
