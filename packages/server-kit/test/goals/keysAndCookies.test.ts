import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { createVerdict, loadKit, type Kit } from './loadKit.ts'

/** A key opens its own payment's status, a cookie its own browser's actions, and neither anything else. */
async function swap(kit: Kit, count: number) {
  const { verdict, expectThat } = createVerdict()
  const shop = kit.createShop({ hasWebhooks: false })
  const browsers = Array.from({ length: count }, () => shop.browser())
  const payments: CreatedPayment[] = []
  for (const [index, browser] of browsers.entries()) {
    shop.orders.set(`order-${index}`, { customer: 'ada', instructions: [kit.instruct('9.50')] })
    payments.push(await browser.create(`order-${index}`))
  }
  const ask = async (cookie: string, key: string, id: number, action: string) => {
    const headers = { [paymentKeyHeader]: key, cookie, 'content-type': 'application/json' }
    const init = action === 'read' ? { headers } : { method: 'POST', headers, body: '{}' }
    const path = action === 'read' ? '' : `/${action}`
    return (await shop.handler(new Request(`${kit.publicUrl}/payments/${id}${path}`, init))).status
  }
  for (const [a, mine] of payments.entries())
    for (const [b, theirs] of payments.entries()) {
      const cookie = browsers[a]?.cookie ?? ''
      for (const action of ['read', 'resume', 'handoff']) {
        const own = await ask(cookie, theirs.paymentKey, theirs.payment.id, action)
        expectThat(
          own === (a === b || action === 'read' ? 200 : 403),
          `${action} with the cookie of ${a} and the key of ${b}: ${own}`,
        )
        const crossed = await ask(cookie, mine.paymentKey, theirs.payment.id, action)
        expectThat(crossed === (a === b ? 200 : 401), `${action} of ${b} with the key of ${a}: ${crossed}`)
      }
    }
  return verdict
}

test('behavior: keys and cookies do what they should and no more', async () => {
  expect(await swap(await loadKit(), 8)).toEqual({ cases: 384, violations: [] })
})

test('behavior: without the comparison of keys they would do more', async () => {
  expect(
    (await swap(await loadKit(['internal/bytes.ts', { equalText: () => true }]), 3)).violations,
  ).not.toEqual([])
})

test('behavior: without the cookie they would do more', async () => {
  const { signPaymentKey } = await import('../../src/keys/paymentKey.ts')
  expect(signPaymentKey).toBeTypeOf('function')
  const kit = await loadKit(['keys/browserCookie.ts', { isSameBrowser: async () => true }])
  expect((await swap(kit, 3)).violations).not.toEqual([])
})

test('behavior: guessing ten thousand ids and keys opens nothing and asks Powens nothing', async () => {
  const kit = await loadKit()
  const shop = kit.createShop({ hasWebhooks: false })
  const { payment, paymentKey } = await shop.browser().create()
  let calls = 0
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = (...rest) => {
    calls++
    return fetch(...rest)
  }
  let hits = 0
  for (let guess = 0; guess < 1000; guess++) {
    const key = paymentKey.slice(0, -5) + guess.toString(36).padStart(5, 'A')
    const request = new Request(`${kit.publicUrl}/payments/${payment.id}`, {
      headers: { [paymentKeyHeader]: key },
    })
    if ((await shop.handler(request)).status !== 401) hits++
  }
  expect({ hits, calls }).toEqual({ hits: 0, calls: 0 })
})

test('behavior: a replayed callback only shows the status, however often', async () => {
  const kit = await loadKit()
  const shop = kit.createShop()
  const ada = shop.browser()
  const created = await ada.create()
  const callback = await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''))
  await shop.sandbox.clock.advance(60_000)
  const before = shop.changes.length
  const places = await Promise.all(Array.from({ length: 10 }, () => shop.browser().comeBack(callback)))
  expect(new Set(places)).toEqual(
    new Set([`${kit.returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`]),
  )
  expect(shop.changes).toHaveLength(before)
})

test('behavior: an old secret still reads, a new one signs', async () => {
  const kit = await loadKit()
  const shop = kit.createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const created = await ada.create()
  const rotated = kit.createPaymentHandler({
    ...shop.handlerOptions,
    secrets: ['another secret, as long as the first one', kit.secret],
  })
  const request = (key: string, action = '') =>
    rotated(
      new Request(`${kit.publicUrl}/payments/${created.payment.id}${action}`, {
        headers: { [paymentKeyHeader]: key, cookie: ada.cookie, 'content-type': 'application/json' },
        ...(action && { method: 'POST', body: '{}' }),
      }),
    )
  expect((await request(created.paymentKey)).status).toBe(200)
  expect((await request(created.paymentKey, '/resume')).status).toBe(200)
})
