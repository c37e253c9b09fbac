import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withdrawPayment } from '../../src/index.ts'
import { createPaymentHandler, type PaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { createShop, instruct, publicUrl, type Shop } from '../createShop.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** One store, and a process that counts what it reads there. */
function countReads(store: PaymentStore): { store: PaymentStore; take: () => number } {
  let reads = 0
  const counted = { ...store, read: (key: string) => ((reads += 1), store.read(key)) }
  return {
    store: counted,
    take() {
      const taken = reads
      reads = 0
      return taken
    },
  }
}

/** Two processes of one shop on one store, and the events of the pages that watch. */
async function open({ publishes = true }: { publishes?: boolean } = {}) {
  const { publish, subscribe, ...rest } = memoryStore()
  const shared = publishes ? { ...rest, publish, subscribe } : rest
  const [one, two] = [countReads(shared as PaymentStore), countReads(shared as PaymentStore)]
  const shop = createShop({ handler: { store: one.store } })
  const handlers = [shop.handler, createPaymentHandler({ ...shop.handlerOptions, store: two.store })] as const
  const created = await shop.browser().create()
  return { shop, handlers, created, takeFirst: one.take, takeSecond: two.take }
}

/** Opens streams, and gives the states that each has shown. */
async function watch(handler: PaymentHandler, { payment, paymentKey }: CreatedPayment, count: number) {
  const url = `${publicUrl}/payments/${payment.id}/events`
  const shown = Array.from({ length: count }, (): string[] => [])
  for (const states of shown) {
    const response = await handler(new Request(url, { headers: { [paymentKeyHeader]: paymentKey } }))
    void collect(response, states)
  }
  await vi.advanceTimersByTimeAsync(0)
  return shown
}

async function collect(response: Response, states: string[]): Promise<void> {
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    const state = /"state":"(\w+)"/.exec(decoder.decode(chunk as Uint8Array))?.[1]
    if (state) states.push(state)
  }
}

const closeBoth = (handlers: readonly PaymentHandler[]) => Promise.all(handlers.map(({ close }) => close()))

test.each([1, 10, 100])(
  'behavior: %i watchers of one payment cost a process one read a change',
  async (watchers) => {
    const { shop, handlers, created, takeFirst, takeSecond } = await open()
    const shown = [
      ...(await watch(handlers[0], created, watchers)),
      ...(await watch(handlers[1], created, watchers)),
    ]
    for (const state of ['validating', 'pending']) {
      takeFirst()
      takeSecond()
      await shop.sandbox.faults.setState(created.payment.id, state)
      await vi.advanceTimersByTimeAsync(0)
      // The process that takes the webhook finds the payment's order and reads it.
      expect(takeFirst()).toBe(2 + 1)
      expect(takeSecond()).toBe(1)
    }
    expect(new Set(shown.map((states) => states.join(' ')))).toEqual(new Set(['created validating pending']))
    await closeBoth(handlers)
  },
)

test.each([
  ['that publishes', true, 1],
  ['that cannot publish', false, 12],
] as const)('behavior: how often watchers read a store %s in a minute', async (_, publishes, reads) => {
  const { shop, handlers, created, takeFirst } = await open({ publishes })
  // While webhooks arrive, Powens is not read.
  await shop.sandbox.faults.setState(created.payment.id, 'validating')
  await watch(handlers[0], created, 100)
  await vi.advanceTimersByTimeAsync(1_000)
  takeFirst()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(takeFirst()).toBe(reads)
  await closeBoth(handlers)
})

test('behavior: the watchers of many orders cost one read for the one that changed', async () => {
  const { shop, handlers, takeFirst } = await open()
  const pages: CreatedPayment[] = []
  for (let index = 0; index < 100; index++) {
    shop.orders.set(`order ${index}`, { customer: 'ada', instructions: [instruct('9.50')] })
    pages.push(await shop.browser().create(`order ${index}`))
  }
  for (const page of pages) await watch(handlers[0], page, 2)
  takeFirst()
  await shop.sandbox.faults.setState(pages[7]?.payment.id ?? 0, 'validating')
  await vi.advanceTimersByTimeAsync(0)
  expect(takeFirst()).toBe(2 + 1)
  await closeBoth(handlers)
})

const news: [string, (shop: Shop) => Promise<unknown>][] = [
  ['withdrawn', (shop) => withdrawPayment(shop.handler, { orderId: '42' })],
  [
    'withdrawn, while Powens fails,',
    (shop) => {
      shop.sandbox.faults.down()
      return withdrawPayment(shop.handler, { orderId: '42' })
    },
  ],
  [
    'edited',
    (shop) => {
      shop.orders.set('42', { customer: 'ada', instructions: [instruct('19.50')] })
      return shop.browser().create()
    },
  ],
]

test.each(news)(
  'behavior: the pages of an order that is %s hear of it at once, in every process',
  async (_, change) => {
    const { shop, handlers, created } = await open()
    const shown = [...(await watch(handlers[0], created, 2)), ...(await watch(handlers[1], created, 2))]
    await change(shop)
    await vi.advanceTimersByTimeAsync(0)
    for (const states of shown) expect(states.length).toBeGreaterThan(1)
    await closeBoth(handlers)
  },
)

test('behavior: a page that comes later is shown no older state than it has read itself', async () => {
  const { shop, handlers, created } = await open({ publishes: false })
  await watch(handlers[1], created, 1)
  await shop.sandbox.faults.setState(created.payment.id, 'validating')
  // The follower of the second process has not looked since.
  const [states] = await watch(handlers[1], created, 1)
  expect(states).toEqual(['validating'])
  await closeBoth(handlers)
})

test('behavior: a store that fails for a while ends no stream, is told once, and its news comes afterwards', async () => {
  const store = memoryStore()
  let isDown = false
  const shop = createShop({
    handler: {
      store: {
        ...store,
        read: async (key) => (isDown ? Promise.reject(new Error('down')) : store.read(key)),
      },
    },
  })
  const created = await shop.browser().create()
  const [states] = await watch(shop.handler, created, 1)
  isDown = true
  await store.publish?.(`${shop.sandbox.domain}/orders`, '42')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(shop.errors.length).toBe(1)
  shop.sandbox.faults.holdWebhooks()
  isDown = false
  await shop.sandbox.faults.setState(created.payment.id, 'validating')
  await shop.sandbox.faults.releaseWebhooks()
  await vi.advanceTimersByTimeAsync(6_000)
  expect(states).toEqual(['created', 'validating'])
  await shop.handler.close()
})
