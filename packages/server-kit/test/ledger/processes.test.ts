import { paymentKeyHeader } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { forgetPayment } from '../../src/ledger/forgetPayment.ts'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { createPowens } from '../../src/powens/createPowens.ts'
import { createBrowser, createShop, instruct, publicUrl, type Shop } from '../createShop.ts'
import { openTestStore } from '../stores/openTestStore.ts'
import { push } from './push.ts'

const minutes = 60_000

/** Another process of the same shop, whose clock is wrong by some milliseconds. */
const openProcess = (shop: Shop, skew: number) =>
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

const order = { customer: 'ada', instructions: [instruct('9.50')] }

describe('two domains', () => {
  /** An old domain and the live one, with the same order numbers and the same payment numbers. */
  function openDomains() {
    const store = openTestStore({ now: Date.now })
    const [old, live] = ['acme-sandbox', 'acme'].map((domain) =>
      createShop({
        hasWebhooks: false,
        sandbox: { domain },
        handler: { store, rateLimit: { limit: 3, window: 60_000 } },
      }),
    ) as [Shop, Shop]
    return { old, live, domains: [old, live] as const }
  }

  test('behavior: what is paid in one is told by one handler, whichever way it is seen', async () => {
    const ways: ((shop: Shop, body: object, path: string, key: string) => Promise<unknown>)[] = [
      ({ handler, sandbox }, body) => push(handler, sandbox, body),
      ({ handler }, _, path, key) =>
        handler(new Request(`${publicUrl}/payments/${path}`, { headers: { [paymentKeyHeader]: key } })),
      ({ handler }, _, path, key) =>
        handler(new Request(`${publicUrl}/callback?id_payment=${path}&state=${key}`)),
      ({ handler }) => reconcilePayments(handler),
    ]
    for (const see of ways) {
      const { old, live, domains } = openDomains()
      const abandoned = await old.browser().create()
      const paid = await live.browser().create()
      const { id } = paid.payment
      expect(id).toBe(abandoned.payment.id)
      await live.sandbox.faults.setState(id, 'done')
      for (const shop of domains) await shop.sandbox.clock.advance(11 * minutes)
      for (const { handler, sandbox } of domains) {
        // Each is shown the other's news as well.
        await see(
          { ...live, handler, sandbox } as Shop,
          live.sandbox.payments.get(id) ?? {},
          `${id}`,
          paid.paymentKey,
        )
      }
      expect(old.changes).toEqual([])
      expect(live.changes).toMatchObject([{ orderId: '42', payment: { id }, aggregate: 'paid' }])
      const again = await old.browser().post('/payments', { input: { orderId: '42' } })
      expect(await again.json()).toMatchObject({ payment: { id, state: 'created' } })
    }
  })

  test('behavior: neither counts, sweeps nor forgets for the other', async () => {
    const { old, live, domains } = openDomains()
    for (let index = 0; index < 5; index++) {
      old.orders.set(`old-${index}`, order)
      await old.browser().post('/payments', { input: { orderId: `old-${index}` } })
    }
    const { payment } = await live.browser().create()
    await live.sandbox.faults.setState(payment.id, 'done')
    for (const shop of domains) await shop.sandbox.clock.advance(11 * minutes)
    // The longest due are the other domain's.
    expect(await reconcilePayments(live.handler)).toMatchObject({ looked: 1, hasMore: false })
    expect(live.changes).toMatchObject([{ outcome: { status: 'succeeded' } }])
    await forgetPayment(old.handler, { orderId: '42' })
    const again = await live.browser().post('/payments', { input: { orderId: '42' } })
    expect(await again.json()).toMatchObject({ code: 'order_already_paid' })
  })
})

const skews = [-60_000, -8_000, 0, 8_000, 60_000]

describe.each(skews)('a second process whose clock is %i ms ahead', (skew) => {
  test('behavior: news that arrive at both in turn are told once each, in order', async () => {
    const shop = createShop({ hasWebhooks: false })
    const other = openProcess(shop, skew)
    const created = await shop.browser().create()
    const { id } = created.payment
    const processes = [other, shop.handler, other, shop.handler]
    for (const [index, state] of ['validating', 'pending', 'done'].entries()) {
      await shop.sandbox.faults.setState(id, state)
      const body = { ...shop.sandbox.payments.get(id), id_webhook_data: index }
      for (const handler of processes.slice(index, index + 2)) await push(handler, shop.sandbox, body)
      await shop.sandbox.clock.advance(1_000)
    }
    expect(shop.changes.map(({ payment }) => payment.state)).toEqual(['validating', 'pending', 'done'])
    const numbers = shop.changes.map(({ sequence }) => sequence)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
    expect(new Set(shop.changes.map(({ changeId }) => changeId)).size).toBe(3)
  })

  test('behavior: what one cancelled the other does not open again', async () => {
    const shop = createShop({ hasWebhooks: false })
    const mine = shop.browser()
    const theirs = createBrowser(openProcess(shop, skew))
    const old = await mine.create()
    shop.orders.set('42', { ...order, instructions: [instruct('7.20')] })
    const edited = await theirs.create()
    for (const browser of [mine, theirs]) {
      expect(await browser.follow(old.redirectUrl ?? '')).not.toContain('payment_id=')
      expect(await browser.follow(edited.redirectUrl ?? '')).toContain(`payment_id=${edited.payment.id}`)
    }
    expect(shop.sandbox.payments.list().map(({ state }) => state)).toEqual(['rejected', 'created'])
  })

  test('behavior: a final state is told by whichever process sweeps, and once', async () => {
    const shop = createShop({ hasWebhooks: false })
    const other = openProcess(shop, skew)
    const { payment } = await shop.browser().create()
    await shop.sandbox.faults.setState(payment.id, 'done')
    await shop.sandbox.clock.advance(13 * minutes)
    await Promise.all([reconcilePayments(other), reconcilePayments(shop.handler)])
    await shop.sandbox.clock.advance(2 * minutes)
    await Promise.all([reconcilePayments(other), reconcilePayments(shop.handler)])
    expect(shop.changes).toMatchObject([{ outcome: { status: 'succeeded' }, aggregate: 'paid' }])
  })

  test('behavior: a store that forgot everything goes on above what was told', async () => {
    const shop = createShop({ hasWebhooks: false })
    const other = openProcess(shop, skew)
    const { payment } = await createBrowser(other).create()
    const { store } = shop.handlerOptions
    await shop.sandbox.faults.setState(payment.id, 'validating')
    await push(other, shop.sandbox, shop.sandbox.payments.get(payment.id) ?? {})
    for (const key of ['order:42', `payment:${payment.id}`])
      await store?.remove(`${shop.sandbox.domain}/${key}`)
    await shop.sandbox.clock.advance(2 * minutes)
    await shop.sandbox.faults.setState(payment.id, 'done')
    await push(shop.handler, shop.sandbox, { ...shop.sandbox.payments.get(payment.id), id_webhook_data: 9 })
    const [before, after] = shop.changes
    expect(after).toMatchObject({ aggregate: 'paid', outcome: { status: 'succeeded' } })
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
    expect(after?.payment.revision).toBeGreaterThan(before?.payment.revision ?? 0)
    expect(after?.changeId).not.toBe(before?.changeId)
    expect(shop.changes).toHaveLength(2)
  })
})
