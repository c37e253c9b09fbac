import { expect, test } from 'vitest'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { redeliverChanges } from '../../src/ledger/redeliverChanges.ts'
import { forgetPayment } from '../../src/ledger/forgetPayment.ts'
import type { PaymentChange } from '../../src/ledger/PaymentChange.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { createDeferred } from '../adapters/createDeferred.ts'
import { createShop, type Shop } from '../createShop.ts'
import { areInOrder, readChangeId } from '../readChangeId.ts'

test('behavior: a change that throws comes again with its id, and the next ones wait', async () => {
  const taken: string[] = []
  let isBroken = true
  const shop = createShop({
    handler: {
      onPaymentUpdated: ({ changeId, outcome }: PaymentChange) => {
        taken.push(`${changeId} ${outcome.status}`)
        if (isBroken) throw new Error('The database is away.')
      },
    },
  })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'validating')
  await shop.sandbox.faults.setState(payment.id, 'done')
  expect(taken).toHaveLength(1)
  isBroken = false
  await shop.sandbox.clock.advance(5_000)
  await reconcilePayments(shop.handler)
  const [first, again, last = ''] = taken
  expect(first).toMatch(/ processing$/)
  expect(again).toBe(first)
  expect(last).toMatch(/ succeeded$/)
  expect(
    areInOrder(
      [first ?? '', last].map((line) => line.split(' ', 1)[0] ?? ''),
      payment.id,
    ),
  ).toBe(true)
  expect(shop.events.filter(({ type }) => type === 'change.failed')).toHaveLength(1)
})

test('behavior: a change that keeps failing is parked and reported, and lets the next ones through', async () => {
  const taken: string[] = []
  let isBroken = true
  const shop = createShop({
    handler: {
      onPaymentUpdated: ({ changeId, payment }: PaymentChange) => {
        if (isBroken && payment.state === 'validating') throw new Error('This one is poison.')
        taken.push(changeId)
      },
    },
  })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'validating')
  for (let time = 0; time < 10; time++) {
    await shop.sandbox.clock.advance(6 * 60_000)
    await reconcilePayments(shop.handler)
  }
  await shop.sandbox.faults.setState(payment.id, 'done')
  const parked = shop.events.find(({ type }) => type === 'change.parked')
  const changeId = parked && 'changeId' in parked ? parked.changeId : ''
  expect(parked).toEqual({ type: 'change.parked', orderId: '42', changeId, failures: 8 })
  const [second = ''] = taken
  expect(areInOrder([changeId, second], payment.id)).toBe(true)
  isBroken = false
  await redeliverChanges(shop.handler, { orderId: '42' })
  expect(taken).toEqual([second, changeId])
})

test('parameters: deliveryTimeout, after which the same change comes again', async () => {
  const taken: string[] = []
  const shop = createShop({
    handler: {
      deliveryTimeout: 20,
      onPaymentUpdated: ({ changeId }: PaymentChange) => {
        taken.push(changeId)
        return taken.length === 1 ? new Promise(() => undefined) : undefined
      },
    },
  })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  await shop.sandbox.clock.advance(5_000)
  await reconcilePayments(shop.handler)
  expect(taken).toEqual([taken[0], taken[0]])
  expect(readChangeId(taken[0] ?? '').paymentId).toBe(payment.id)
})

test('behavior: with waitUntil the reply does not wait for the merchant', async () => {
  const taken = createDeferred<undefined>()
  const shop = createShop({ hasWebhooks: false, handler: { onPaymentUpdated: () => taken.promise } })
  const { payment } = await shop.browser().create()
  const pending: Promise<unknown>[] = []
  const deliver = (request: Request) =>
    shop.handler(request, { waitUntil: (promise) => void pending.push(promise) })
  const { publicUrl, webhookSecret } = await import('../createShop.ts')
  shop.sandbox.webhooks.register({ url: `${publicUrl}/webhooks`, secret: webhookSecret, fetch: deliver })
  await shop.sandbox.faults.setState(payment.id, 'done')
  expect(pending).toHaveLength(1)
  taken.resolve(undefined)
  await pending[0]
  expect(shop.events.at(-1)).toMatchObject({ type: 'change.delivered', orderId: '42' })
})

test('reconcilePayments: the payer who never came back, with webhooks lost', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const { payment, redirectUrl } = await ada.create()
  await shop.sandbox.payer.approve(await ada.follow(redirectUrl ?? ''))
  await shop.sandbox.clock.advance(60_000)
  expect(await reconcilePayments(shop.handler)).toEqual({ looked: 0, failed: 0, hasMore: false })
  await shop.sandbox.clock.advance(10 * 60_000)
  expect(await reconcilePayments(shop.handler)).toEqual({ looked: 1, failed: 0, hasMore: false })
  expect(shop.changes).toMatchObject([
    { payment: { id: payment.id }, outcome: { status: 'succeeded', source: 'confirmed' } },
  ])
  await shop.sandbox.clock.advance(24 * 3_600_000)
  expect(await reconcilePayments(shop.handler)).toEqual({ looked: 0, failed: 0, hasMore: false })
})

test('reconcilePayments: what fails rests and comes again', async () => {
  const shop = createShop({ hasWebhooks: false })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  await shop.sandbox.clock.advance(11 * 60_000)
  shop.sandbox.faults.down()
  expect(await reconcilePayments(shop.handler)).toMatchObject({ looked: 1, failed: 1 })
  shop.sandbox.faults.up()
  await shop.sandbox.clock.advance(60_000)
  expect(await reconcilePayments(shop.handler)).toMatchObject({ looked: 0 })
  await shop.sandbox.clock.advance(5 * 60_000)
  expect(await reconcilePayments(shop.handler)).toMatchObject({ looked: 1, failed: 0 })
  expect(shop.changes).toHaveLength(1)
})

test('reconcilePayments: a creation whose process died is found', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  shop.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  shop.sandbox.faults.failNext('GET /payments', { status: 500, times: 3 })
  await ada.post('/payments', { input: { orderId: '42' } })
  await shop.sandbox.clock.advance(11 * 60_000)
  expect(await reconcilePayments(shop.handler)).toMatchObject({ looked: 1, failed: 0 })
  expect(shop.events).toContainEqual(expect.objectContaining({ type: 'payment.adopted', orderId: '42' }))
})

test('forgetPayment: nothing of the order is left but its id', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const created = await ada.create()
  expect(await shop.stored('order:42')).not.toBeNull()
  await forgetPayment(shop.handler, { orderId: '42' })
  const left = JSON.parse((await shop.stored('order:42'))?.value ?? '')
  expect(left).toEqual({ format: 1, orderId: '42', attempts: [], outbox: [], isForgotten: true })
  expect(await shop.stored(`payment:${created.payment.id}`)).toBeNull()
})

test('parameters: retention, after which an order is gone by itself', async () => {
  // Every store has a clock of its own for this (`storeSuite`); this one's is told.
  const store = memoryStore({ now: () => shop.sandbox.clock.now() })
  const shop: Shop = createShop({ hasWebhooks: false, handler: { store, retention: 24 * 3_600_000 } })
  await shop.browser().create()
  await shop.sandbox.clock.advance(24 * 3_600_000 + 1)
  expect(await shop.stored('order:42')).toBeNull()
})

test('behavior: an account, a name and a token are in no document', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const { redirectUrl } = await ada.create()
  await ada.comeBack(await shop.sandbox.payer.approve(await ada.follow(redirectUrl ?? '')))
  const text = [
    (await shop.stored('order:42'))?.value,
    JSON.stringify(shop.changes),
    JSON.stringify(shop.events),
  ].join()
  expect(text).toContain('"paymentId"')
  for (const secret of ['FR1420041010050500013M02606', 'Martin', shop.sandbox.clientSecret]) {
    expect(text).not.toContain(secret)
  }
})
