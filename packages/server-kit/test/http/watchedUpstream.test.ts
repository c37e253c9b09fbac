import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryStore } from '../../src/store/memoryStore.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { createShop, publicUrl } from '../createShop.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Answer = 'answers' | 'fails' | 'hangs' | 'knows no such payment'

/** A shop without webhooks, whose Powens takes a while for each read and counts them. */
async function openShop({
  latency,
  answer,
  store,
}: {
  latency: number
  answer: Answer
  store?: PaymentStore | undefined
}) {
  let reads = 0
  let isOpen = false
  const shop = createShop({
    hasWebhooks: false,
    handler: store ? { store } : {},
    powens: {
      now: () => Date.now(),
      async fetch(request) {
        if (!isOpen || request.method !== 'GET') return shop.sandbox.fetch(request)
        reads += 1
        if (answer === 'hangs') return new Promise(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, latency))
        if (answer === 'fails') return new Response(null, { status: 400 })
        if (answer !== 'answers') return new Response(null, { status: 404 })
        return shop.sandbox.fetch(request)
      },
    },
  })
  const created = await shop.browser().create()
  isOpen = true
  return { ...shop, created, countReads: () => reads }
}

const headersOf = ({ paymentKey }: CreatedPayment) => ({ [paymentKeyHeader]: paymentKey })

async function watch(shop: Awaited<ReturnType<typeof openShop>>): Promise<void> {
  const { created, handler } = shop
  const url = `${publicUrl}/payments/${created.payment.id}/events`
  const response = await handler(new Request(url, { headers: headersOf(created) }))
  const reader = response.body?.getReader()
  const readOn = async (): Promise<void> => {
    while (reader && !(await reader.read()).done);
  }
  void readOn()
}

/** A page without streams, which asks twice a second and does not wait for the answer. */
function poll({ created, handler }: Awaited<ReturnType<typeof openShop>>): void {
  const url = `${publicUrl}/payments/${created.payment.id}`
  setInterval(() => void handler(new Request(url, { headers: headersOf(created) })), 500)
}

/** In a minute: one each five seconds, the pause of an instant payment. */
const mostReads = 12

/** The deadline of a call is real time, so a call that hangs does not end here. */
const leastReads = (answer: Answer): number => (answer === 'hangs' ? 1 : 4)

const silentStore = (): PaymentStore => {
  const { publish: _publish, subscribe: _subscribe, ...store } = memoryStore()
  return store
}

describe('behavior: what watchers cause at Powens is bounded by time', () => {
  const answers: Answer[] = ['answers', 'fails', 'hangs', 'knows no such payment']
  const members = answers.flatMap((answer) =>
    (answer === 'hangs' ? [0] : [1, 50, 300, 6_000]).flatMap((latency) =>
      [1, 40].map((watchers) => ({ answer, latency, watchers })),
    ),
  )

  test.each(members)('streams: $watchers, Powens $answer in $latency ms', async ({ watchers, ...powens }) => {
    const shop = await openShop(powens)
    for (let count = 0; count < watchers; count++) await watch(shop)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(shop.countReads()).toBeGreaterThanOrEqual(leastReads(powens.answer))
    expect(shop.countReads()).toBeLessThanOrEqual(mostReads)
    await shop.handler.close()
  })

  test.each(members)('polls: $watchers, Powens $answer in $latency ms', async ({ watchers, ...powens }) => {
    const shop = await openShop(powens)
    for (let count = 0; count < watchers; count++) poll(shop)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(shop.countReads()).toBeGreaterThanOrEqual(leastReads(powens.answer))
    expect(shop.countReads()).toBeLessThanOrEqual(mostReads)
  })

  test('a store that cannot publish', async () => {
    const shop = await openShop({ latency: 100, answer: 'answers', store: silentStore() })
    for (let count = 0; count < 40; count++) await watch(shop)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(shop.countReads()).toBeGreaterThanOrEqual(4)
    expect(shop.countReads()).toBeLessThanOrEqual(mostReads)
    await shop.handler.close()
  })
})

test.each([
  ['that publishes', memoryStore, 1],
  ['that cannot publish', silentStore, 12],
] as const)('behavior: how often a stream reads a store %s', async (_, createStore, most) => {
  const store = createStore()
  let reads = 0
  const counted: PaymentStore = { ...store, read: (key) => ((reads += 1), store.read(key)) }
  const shop = await openShop({ latency: 100, answer: 'answers', store: counted })
  await watch(shop)
  await vi.advanceTimersByTimeAsync(1_000)
  const before = reads
  await vi.advanceTimersByTimeAsync(60_000)
  // A read of Powens takes three of the store: to fold the answer in, to see it, and for the notification it causes.
  expect(reads - before).toBeLessThanOrEqual(most + 3 * shop.countReads())
  await shop.handler.close()
})

test('behavior: a page gets the stored view while Powens is slow', async () => {
  const shop = await openShop({ latency: 1, answer: 'hangs' })
  const { created, handler } = shop
  await vi.advanceTimersByTimeAsync(6_000)
  for (let time = 0; time < 3; time++) {
    const start = Date.now()
    const url = `${publicUrl}/payments/${created.payment.id}`
    const answer = handler(new Request(url, { headers: headersOf(created) }))
    let took: number | null = null
    void answer.then(() => (took = Date.now() - start))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(took).toBeLessThanOrEqual(time === 0 ? 2_000 : 0)
    expect((await answer).status).toBe(200)
  }
})

test('behavior: a clock that was a day ahead does not keep payments from being read', async () => {
  const start = Date.now()
  vi.setSystemTime(start + 24 * 3_600_000)
  const shop = await openShop({ latency: 50, answer: 'answers' })
  vi.setSystemTime(start)
  poll(shop)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(shop.countReads()).toBeGreaterThanOrEqual(1)
  expect(shop.countReads()).toBeLessThanOrEqual(5)
})
