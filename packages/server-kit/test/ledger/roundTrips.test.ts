import { expect, test } from 'vitest'
import { memoryStore } from '../../src/store/memoryStore.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { createShop, publicUrl, webhookSecret } from '../createShop.ts'

/** A shop of a live domain, and the calls of its store since they were asked for last. */
function open() {
  const calls: string[] = []
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
        return (store[name] as (...given: unknown[]) => unknown)(...parameters)
      },
    ]),
  )
  const shop = createShop({
    hasWebhooks: false,
    handler: {
      store: { ...store, ...counted } as PaymentStore,
      rateLimitKey: () => 'one caller',
    },
  })
  return { ...shop, takeCalls: () => calls.splice(0) }
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
