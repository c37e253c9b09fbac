import { expect, test } from 'vitest'
import { memoryStore } from '../../src/store/memoryStore.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { createShop, instruct, publicUrl, webhookSecret } from '../createShop.ts'
import { push } from './push.ts'

/** A shop of a live domain, and the calls of its store since they were asked for last, with the characters they wrote. */
function open() {
  const calls: string[] = []
  let written = 0
  const store = memoryStore()
  const counted = Object.fromEntries(
    (['read', 'write', 'remove', 'listDue', 'count'] as const).map((name) => [
      name,
      (...parameters: unknown[]): unknown => {
        calls.push(
          `${name} ${String(parameters[0])
            .replace(/^[^/]*\//, '')
            .replace(/:.*/, '')}`,
        )
        if (name === 'write') written += String(parameters[1]).length
        return (store[name] as (...given: unknown[]) => unknown)(...parameters)
      },
    ]),
  )
  const shop = createShop({
    hasWebhooks: false,
    handler: {
      store: { ...store, ...counted } as PaymentStore,
      rateLimit: { limit: 1_000, window: 60_000 },
      rateLimitKey: () => 'one caller',
    },
  })
  const takeWritten = (): number => {
    const taken = written
    written = 0
    return taken
  }
  return { ...shop, takeCalls: () => calls.splice(0), takeWritten }
}

test('behavior: a payment is created in five round trips', async () => {
  const { browser, takeCalls } = open()
  await browser().create()
  expect(takeCalls()).toEqual(['count rate', 'read order', 'write order', 'write payment', 'write order'])
})

test('behavior: a webhook with a change takes five, its duplicate two', async () => {
  const { sandbox, browser, takeCalls, changes, handler } = open()
  const sent: { calls: string[]; changes: number; copy: Request }[] = []
  sandbox.webhooks.register({
    url: `${publicUrl}/webhooks`,
    secret: webhookSecret,
    async fetch(request: Request) {
      const copy = request.clone()
      takeCalls()
      const before = changes.length
      const response = await handler(request)
      sent.push({ calls: takeCalls(), changes: changes.length - before, copy })
      return response
    },
  })
  const payer = browser()
  const { redirectUrl } = await payer.create()
  await sandbox.payer.approve(await payer.follow(redirectUrl ?? ''))
  await sandbox.webhooks.flush()
  await sandbox.clock.advance(60_000)
  await sandbox.webhooks.flush()

  const news = sent.filter((webhook) => webhook.changes > 0)
  expect(news.length).toBeGreaterThan(1)
  for (const { calls, changes: count } of news) {
    expect(count).toBe(1)
    expect(calls).toEqual(['read payment', 'read order', 'write order', 'write order', 'write order'])
  }
  takeCalls()
  for (const { copy } of sent) {
    expect((await handler(copy)).status).toBe(204)
    expect(takeCalls()).toEqual(['read payment', 'read order'])
  }
})

test('behavior: reading takes one, and a callback four at most', async () => {
  const { sandbox, browser, takeCalls } = open()
  const payer = browser()
  const created = await payer.create()
  takeCalls()
  await payer.read(created)
  expect(takeCalls()).toEqual(['read order'])
  const webview = await payer.follow(created.redirectUrl ?? '')
  expect(takeCalls().length).toBeLessThanOrEqual(2)
  await payer.follow(created.redirectUrl ?? '')
  expect(takeCalls()).toEqual(['read order'])
  const callback = await sandbox.payer.approve(webview)
  await sandbox.webhooks.flush()
  takeCalls()
  await payer.comeBack(callback)
  const calls = takeCalls()
  expect(calls.length, calls.join(', ')).toBeLessThanOrEqual(4)
})

test.each([
  ['Powens cancels', 600],
  ['Powens cancels none of them', 200],
])(
  'behavior: a webhook of an order whose payments %s costs after %i edits what it costs after one',
  async (how, edits) => {
    const shop = open()
    if (how !== 'Powens cancels') {
      shop.sandbox.faults.failNext('POST /payments/{id}', { status: 409, times: Number.POSITIVE_INFINITY })
    }
    const measure = async (orderId: string, count: number) => {
      let id = 0
      for (let edit = 1; edit <= count; edit++) {
        shop.orders.set(orderId, { customer: 'ada', instructions: [instruct(`${edit + 10}.00`)] })
        id = (await shop.browser().create(orderId)).payment.id
      }
      shop.takeCalls()
      shop.takeWritten()
      const news = { ...shop.sandbox.payments.get(id), state: 'validating' }
      expect(await push(shop.handler, shop.sandbox, news)).toBe(204)
      return { calls: shop.takeCalls(), written: shop.takeWritten() }
    }
    const first = await measure('41', 1)
    const last = await measure('42', edits)
    expect(last.calls).toEqual(first.calls)
    // The order is written three times: the news, the claim to deliver it, and that it was taken.
    expect(last.calls).toHaveLength(5)
    expect(last.written).toBeLessThan(3 * 15_000)
  },
)
