import { expect, test } from 'vitest'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { createDeferred } from '../adapters/createDeferred.ts'
import { createRandom, createVerdict, loadKit, type Kit } from './loadKit.ts'

/** However many ask at once, on two instances, with answers lost: one payable link an order. */
const pause = async (turns: number): Promise<void> => {
  for (let left = turns; left > 0; left--) await new Promise((resolve) => setImmediate(resolve))
}

const slowly = (store: PaymentStore): PaymentStore => {
  const random = createRandom(5)
  const pauseALittle = (): Promise<void> => pause(Math.floor(random.next() * 12))
  return {
    ...store,
    read: async (key) => {
      await pauseALittle()
      return store.read(key)
    },
    write: async (...rest) => {
      await pauseALittle()
      return store.write(...rest)
    },
  }
}

async function askAtOnce(
  kit: Kit,
  rounds: number,
  breakStore: (store: PaymentStore) => PaymentStore = (store) => store,
) {
  const { verdict, expectThat } = createVerdict()
  for (let round = 0; round < rounds; round++) {
    const first = kit.createShop({ hasWebhooks: false })
    const store = slowly(breakStore(first.handlerOptions.store as PaymentStore))
    const handlers = [0, 1].map(() => kit.createPaymentHandler({ ...first.handlerOptions, store }))
    // Their keys are derived now, so that both start at once.
    await Promise.all(
      handlers.map((handler) => kit.createBrowser(handler).follow(`${kit.publicUrl}/go/${'A'.repeat(60)}`)),
    )
    if (round % 3 === 1) first.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
    if (round % 3 === 2) first.sandbox.faults.failNext('POST /payments', { status: 502 })
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const browser = kit.createBrowser(handlers[index % 2] as (typeof handlers)[number])
        return browser.create().catch(() => null)
      }),
    )
    const links = await Promise.all(
      answers.map(async (answer, index) => {
        if (!answer?.redirectUrl) return null
        const browser = kit.createBrowser(handlers[(index + 1) % 2] as (typeof handlers)[number])
        return new URL(await browser.follow(answer.redirectUrl)).searchParams.get('payment_id')
      }),
    )
    const payable = new Set(links.filter((id) => id !== null))
    expectThat(payable.size === 1, `round ${round}: ${payable.size} payable links`)
    expectThat(
      new Set(answers.flatMap((answer) => answer?.paymentKey ?? [])).size === 1,
      `round ${round}: keys differ`,
    )
    expectThat(!answers.includes(null), `round ${round}: somebody was refused`)
  }
  return verdict
}

test('behavior: one payable link an order', async () => {
  expect(await askAtOnce(await loadKit(), 12)).toEqual({ cases: 36, violations: [] })
})

test('behavior: without the compare-and-set there would be two', async () => {
  const forgetVersions = (store: PaymentStore): PaymentStore => ({
    ...store,
    write: async (key, value, options) =>
      // One that read the order before another wrote it comes when that one has its answer.
      pause(200).then(async () =>
        store.write(key, value, { ...options, version: (await store.read(key))?.version ?? null }),
      ),
  })
  expect((await askAtOnce(await loadKit(), 12, forgetVersions)).violations).not.toEqual([])
})

test('behavior: a thousand at once on one instance', async () => {
  const kit = await loadKit()
  const shop = kit.createShop({ hasWebhooks: false })
  const answers = await Promise.all(Array.from({ length: 1000 }, () => shop.browser().create()))
  expect(new Set(answers.map(({ paymentKey }) => paymentKey)).size).toBe(1)
  expect(shop.sandbox.payments.list()).toHaveLength(1)
})

/** Dies before or after the n-th call of the store takes effect, and is started again over the same data. */
async function dieAt(kit: Kit, step: number, when: 'before' | 'after') {
  const shop = kit.createShop({ hasWebhooks: false })
  const store = shop.handlerOptions.store as PaymentStore
  const death = createDeferred<null>()
  let calls = 0
  async function pass<T>(call: () => Promise<T>): Promise<T> {
    const isLast = ++calls > step
    if (isLast && when === 'after') await call()
    if (!isLast) return call()
    death.resolve(null)
    return new Promise<never>(() => undefined)
  }
  const dying: PaymentStore = {
    ...store,
    read: (key) => pass(() => store.read(key)),
    write: (key, value, options) => pass(() => store.write(key, value, options)),
  }
  const doomed = kit.createBrowser(kit.createPaymentHandler({ ...shop.handlerOptions, store: dying }))
  const result = await Promise.race([doomed.create(), death.promise])
  await shop.sandbox.clock.advance(20_000)
  const after = shop.browser()
  const created = await after.create()
  const ids = [result?.redirectUrl, created.redirectUrl].map(async (url) =>
    url ? new URL(await after.follow(url), 'https://x').searchParams.get('payment_id') : null,
  )
  const payable = new Set((await Promise.all(ids)).filter(Boolean))
  return { isDead: result === null, payable: payable.size, made: shop.sandbox.payments.list().length }
}

test.each(['before', 'after'] as const)(
  'behavior: a process that dies %s any call of the store leaves one payable link',
  async (when) => {
    const kit = await loadKit()
    let deaths = 0
    for (let step = 0; step < 14; step++) {
      const { isDead, payable, made } = await dieAt(kit, step, when)
      deaths += Number(isDead)
      expect([step, payable]).toEqual([step, 1])
      expect(made).toBe(1)
    }
    // Each call of a create: read, write, then the payment's id and what was seen of it.
    expect(deaths).toBe(4)
  },
)
