import { expect, test } from 'vitest'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { createShop, instruct, type Shop } from '../createShop.ts'

/** Payments that exist at the sandbox, as ids and states. */
const listAt = ({ sandbox }: Shop) => sandbox.payments.list().map(({ id, state }) => ({ id, state }))
const edit = (shop: Shop, amount: string): void => {
  shop.orders.set('42', { customer: 'ada', instructions: [instruct(amount)] })
}

test('behavior: clicking twice gives one payment and one key', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const first = await ada.create()
  const second = await ada.create()
  expect(second).toMatchObject({ payment: { id: first.payment.id }, paymentKey: first.paymentKey })
  expect(listAt(shop)).toHaveLength(1)
})

test('behavior: a hundred clicks at once give one payment', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const answers = await Promise.all(Array.from({ length: 100 }, () => ada.create()))
  expect(new Set(answers.map(({ paymentKey }) => paymentKey)).size).toBe(1)
  expect(listAt(shop)).toHaveLength(1)
})

test('behavior: an edited order cancels the old payment at Powens before it makes another', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const first = await ada.create()
  edit(shop, '7.20')
  const second = await ada.create()
  expect(second.payment).toMatchObject({ amount: '7.20', state: 'created' })
  expect(listAt(shop)).toEqual([
    { id: first.payment.id, state: 'rejected' },
    { id: second.payment.id, state: 'created' },
  ])
  // The old link leads back to the shop.
  expect(await ada.follow(first.redirectUrl ?? '')).toContain('https://shop.example/order#powens-payment-')
})

test('behavior: an edited order whose link was followed and cannot be cancelled is in progress, and says until when', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const { redirectUrl } = await ada.create()
  await ada.follow(redirectUrl ?? '')
  const week = new Date(shop.sandbox.clock.now() + 7 * 24 * 60 * 60 * 1000).toISOString()
  edit(shop, '7.20')
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 400, code: 'notSupported' })
  const response = await ada.post('/payments', { input: { orderId: '42' } })
  const problem: unknown = await response.json()
  expect([response.status, problem]).toMatchObject([409, { code: 'payment_in_progress', payableUntil: week }])
  expect(listAt(shop)).toHaveLength(1)
})

test('behavior: an edited order whose link nobody followed has another at once, whatever Powens says of the old one', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const first = await ada.create()
  edit(shop, '7.20')
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 400, code: 'notSupported' })
  const second = await ada.create()
  expect(second.payment).toMatchObject({ amount: '7.20', state: 'created' })
  // The link of the old one leads to the shop, and the sweep cancels it.
  expect(await ada.follow(first.redirectUrl ?? '')).toContain('#powens-payment-')
  await shop.sandbox.clock.advance(11 * 60_000)
  await reconcilePayments(shop.handler)
  expect(listAt(shop)).toMatchObject([{ state: 'rejected' }, { state: 'created' }])
})

test.each([
  ['validating', 201, 409],
  ['pending', 201, 409],
  ['teleported', 201, 409],
  ['done', 409, 409],
  ['accepted', 409, 409],
  ['partial', 409, 409],
  ['rejected', 201, 201],
])('behavior: after %s the same order is answered %i, an edited one %i', async (state, same, changed) => {
  for (const [status, amount] of [
    [same, '9.50'],
    [changed, '7.20'],
  ] as const) {
    const shop = createShop()
    const ada = shop.browser()
    const { payment } = await ada.create()
    await shop.sandbox.faults.setState(payment.id, state)
    edit(shop, amount)
    expect((await ada.post('/payments', { input: { orderId: '42' } })).status).toBe(status)
    const isAnother = status === 201 && state === 'rejected'
    expect(listAt(shop)).toHaveLength(isAnother ? 2 : 1)
  }
})

test('behavior: a pending payment is shown without a link', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const { payment } = await ada.create()
  await shop.sandbox.faults.setState(payment.id, 'pending')
  expect(await ada.create()).toMatchObject({
    payment: { id: payment.id, state: 'pending' },
    redirectUrl: null,
  })
})

test('behavior: an order that expired after it was pending waits for a person', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const { payment } = await ada.create()
  await shop.sandbox.faults.setState(payment.id, 'pending')
  await shop.sandbox.faults.setState(payment.id, 'expired')
  const response = await ada.post('/payments', { input: { orderId: '42' } })
  expect([response.status, await response.json()]).toMatchObject([409, { code: 'needs_review' }])
})

test('behavior: one that expired untouched may be paid again', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const { payment } = await ada.create()
  await shop.sandbox.faults.setState(payment.id, 'expired')
  expect((await ada.create()).payment.id).not.toBe(payment.id)
})

test('parameters: allowAnotherPayment, and the second payment is no duplicate', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const first = await ada.create()
  await shop.sandbox.faults.setState(first.payment.id, 'done')
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50')], allowAnotherPayment: true })
  const second = await ada.create()
  expect(second.payment.id).not.toBe(first.payment.id)
  await shop.sandbox.faults.setState(second.payment.id, 'done')
  expect(shop.changes.map(({ payment, duplicateOf }) => [payment.id, duplicateOf])).toEqual([
    [first.payment.id, undefined],
    [second.payment.id, undefined],
  ])
})

test('behavior: the truth is asked before an old view decides', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const { payment } = await ada.create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  await shop.sandbox.clock.advance(60_000)
  const response = await ada.post('/payments', { input: { orderId: '42' } })
  expect([response.status, await response.json()]).toMatchObject([409, { code: 'order_already_paid' }])
})

test('behavior: another customer gets 404, no key, and Powens is not asked', async () => {
  const shop = createShop()
  await shop.browser().create()
  const eve = shop.browser()
  let calls = 0
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = (...rest) => {
    calls++
    return fetch(...rest)
  }
  for (const [path, orderId] of [
    ['/payments', '42'],
    ['/payments/find', '42'],
    ['/connectors', '42'],
    ['/payments', '43'],
  ] as const) {
    const response = await eve.post(path, { input: { orderId } }, { 'x-customer': 'eve' })
    const body = await response.text()
    expect(response.status).toBe(404)
    expect(body).toContain('order_not_found')
    expect(body).not.toMatch(/paymentKey|[\w-]{60}/)
    expect(response.headers.get('set-cookie')).toBeNull()
  }
  expect(calls).toBe(0)
})

test('behavior: the same idempotency key with another input is 422, with the same input it joins', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const headers = { 'Idempotency-Key': 'click-1' }
  const first = await ada.create('42', headers)
  expect((await ada.create('42', headers)).paymentKey).toBe(first.paymentKey)
  const response = await ada.post('/payments', { input: { orderId: '42', gift: true } }, headers)
  expect([response.status, await response.json()]).toMatchObject([422, { code: 'idempotency_conflict' }])
})

test('behavior: find gives the payment and its key, and creates nothing', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const find = async () => (await ada.post('/payments/find', { input: { orderId: '42' } })).json()
  expect(await find()).toBeNull()
  expect(listAt(shop)).toEqual([])
  const { payment, paymentKey } = await ada.create()
  expect(await find()).toEqual({ payment, paymentKey })
})
