import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { withdrawPayment } from '../../src/ledger/withdrawPayment.ts'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { getScope } from '../../src/store/scopeStore.ts'
import {
  createBrowser,
  createShop,
  instruct,
  instructionsAt,
  type Shop,
  type ShopParameters,
} from '../createShop.ts'
import { areInOrder } from '../readChangeId.ts'

const minutes = (count: number) => count * 60_000
const days = (count: number) => count * 86_400_000

/** What is bought, how the payer behaves, how long it takes and the last outcome the merchant gets. */
interface Journey {
  instructions: ReturnType<typeof instruct>[]
  behave?: 'approve' | 'refuse' | 'cancel'
  lasts: number
  outcome: object
}

const inDays = (count: number) =>
  new Date(Date.parse('2026-01-15T09:00:00Z') + days(count)).toISOString().slice(0, 10)
const deferred = { execution_date_type: 'deferred', execution_date: inDays(5) }
const standing = { execution_date_type: 'periodic', frequency: 'monthly', start_date: inDays(20) }

const journeys: Record<string, Journey> = {
  'one-time, instant': {
    instructions: [instruct('9.50')],
    lasts: minutes(2),
    outcome: { status: 'succeeded' },
  },
  'one-time, first open day': {
    instructions: [instruct('9.50', 'pdng/done - order', { execution_date_type: 'first_open_day' })],
    lasts: minutes(40),
    outcome: { status: 'succeeded' },
  },
  deferred: {
    instructions: [instruct('9.50', 'pdng/done - order', deferred)],
    lasts: minutes(60),
    outcome: { status: 'succeeded' },
  },
  'refused at the bank': {
    instructions: [instruct('9.50')],
    behave: 'refuse',
    lasts: minutes(2),
    outcome: { status: 'failed', bucket: 'not_paid' },
  },
  'cancelled in the webview': {
    instructions: [instruct('9.50')],
    behave: 'cancel',
    lasts: minutes(2),
    outcome: { status: 'failed', reason: 'cancelled' },
  },
  'rejected after pending': {
    instructions: [instruct('9.50', 'pdng/rjct - order', { execution_date_type: 'first_open_day' })],
    lasts: minutes(40),
    outcome: { status: 'failed', reason: 'rejected' },
  },
  bulk: {
    instructions: [instruct('9.50'), instruct('3.10')],
    lasts: minutes(2),
    outcome: { status: 'succeeded' },
  },
  recurring: {
    instructions: [instruct('9.50', 'pdng - order', standing)],
    lasts: minutes(5),
    outcome: { status: 'active' },
  },
}

/** When the webhooks arrive, beside the payer's callback. */
const arrivals = ['before', 'after', 'during', 'instead', 'twice', 'out of order'] as const

async function travel(
  shop: Shop,
  { behave = 'approve', lasts }: Journey,
  arrival: (typeof arrivals)[number],
) {
  const { sandbox } = shop
  const ada = shop.browser()
  if (arrival === 'after' || arrival === 'during' || arrival === 'out of order') sandbox.faults.holdWebhooks()
  if (arrival === 'twice') sandbox.faults.duplicateNextWebhook(1)
  if (arrival === 'instead') sandbox.faults.loseNextCallback()
  const created = await ada.create()
  const callback = await sandbox.payer[behave](await ada.follow(created.redirectUrl ?? ''))
  if (arrival === 'during') await Promise.all([ada.comeBack(callback), sandbox.faults.releaseWebhooks()])
  else if (callback !== null) await ada.comeBack(callback)
  if (arrival === 'after') await sandbox.faults.releaseWebhooks()
  await sandbox.clock.advance(lasts)
  if (arrival === 'out of order') await sandbox.faults.releaseWebhooks({ order: 'reversed' })
  await sandbox.webhooks.flush()
  return { ada, created }
}

describe.each(Object.entries(journeys))('%s', (_, journey) => {
  test.each(arrivals)('the webhook %s the callback', async (arrival) => {
    const shop = createShop()
    shop.orders.set('42', { customer: 'ada', instructions: journey.instructions })
    const { ada, created } = await travel(shop, journey, arrival)

    const view = await ada.read(created)
    expect(view.state).toBe(shop.sandbox.payments.get(created.payment.id)?.['state'])
    expect(shop.changes.at(-1)?.outcome).toMatchObject(journey.outcome)
    const ids = shop.changes.map(({ changeId }) => changeId)
    expect([ids, areInOrder(ids, created.payment.id)]).toEqual([ids, true])
    const written = shop.events.flatMap((event) => (event.type === 'payment.changed' ? [event.changeId] : []))
    expect(ids).toEqual(written)
    // Only the last one is final: no change came after the end.
    expect(shop.changes.slice(0, -1).filter(({ outcome }) => outcome.isFinal)).toEqual([])
    expect(shop.errors).toEqual([])
  })
})

test('bulk with one refusal: the outcome says partly, a page gets the tally, the merchant each instruction', async () => {
  const shop = createShop()
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50'), instruct('3.10')] })
  const ada = shop.browser()
  const created = await ada.create()
  const instructions = instructionsAt(shop.sandbox, created.payment.id).map((instruction, index) => ({
    ...instruction,
    state: index ? 'rejected' : 'done',
  }))
  shop.sandbox.faults.patchPayment(created.payment.id, { instructions })
  await shop.sandbox.faults.setState(created.payment.id, 'partial')
  expect(shop.changes.at(-1)).toMatchObject({
    outcome: { status: 'partially_succeeded', bucket: 'at_risk' },
    instructions: [{ state: 'done' }, { state: 'rejected' }],
    payment: {
      kind: 'bulk',
      amount: '12.60',
      tally: { paid: { count: 1, amount: '9.50' }, not_paid: { count: 1, amount: '3.10' } },
    },
  })
  expect(await ada.read(created)).not.toHaveProperty('instructions')
})

test('recurring: stopped at the bank once it was active', async () => {
  const shop = createShop()
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50', 'pdng - order', standing)] })
  const created = await shop.browser().create()
  await shop.sandbox.faults.setState(created.payment.id, 'pending')
  await shop.sandbox.faults.setState(created.payment.id, 'rejected')
  expect(shop.changes.map(({ outcome }) => outcome.status)).toEqual(['active', 'stopped'])
})

test('expiry by the clock', async () => {
  const shop = createShop()
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50', 'pdng/pdng/pdng - order')] })
  const { payment } = await shop.browser().create()
  await shop.sandbox.clock.advance(days(35))
  await shop.sandbox.webhooks.flush()
  expect(shop.sandbox.payments.get(payment.id)?.['state']).toBe('expired')
  expect(shop.changes.at(-1)?.outcome).toMatchObject({ status: 'failed', reason: 'expired' })
})

const cancel = (ada: ReturnType<Shop['browser']>, { payment, paymentKey }: CreatedPayment) =>
  ada.post(`/payments/${payment.id}/cancel`, {}, { [paymentKeyHeader]: paymentKey })

test('cancellation that the payer approves at the bank', async () => {
  const shop = createShop()
  const execution = { execution_date_type: 'first_open_day' }
  shop.orders.set('42', {
    customer: 'ada',
    instructions: [instruct('9.50', 'pdng/pdng/done - order', execution)],
  })
  const ada = shop.browser()
  const created = await ada.create()
  await ada.comeBack(await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? '')))
  await shop.sandbox.clock.advance(1_000)
  expect((await ada.read(created)).state).toBe('pending')

  const asked = (await (await cancel(ada, created)).json()) as { payment: object; redirectUrl: string }
  expect(asked).toEqual({
    payment: expect.objectContaining({ state: 'pending', state_detail: 'cancelling' }),
    redirectUrl: expect.stringContaining('https://'),
  })
  const path = `/payments/${created.payment.id}/resume`
  const again = await ada.post(path, {}, { [paymentKeyHeader]: created.paymentKey })
  expect(await again.json()).toEqual({ redirectUrl: asked.redirectUrl })
  expect((await ada.read(created)).state).toBe('pending')
  await ada.comeBack(await shop.sandbox.payer.approve(asked.redirectUrl))
  expect((await ada.read(created)).state).toBe('rejected')
  expect(shop.changes.at(-1)?.outcome).toMatchObject({ status: 'failed', reason: 'cancelled' })
})

test('cancellation before the payer is at the bank: done at once, nowhere to go', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  expect(await (await cancel(ada, created)).json()).toEqual({
    payment: expect.objectContaining({ state: 'rejected', state_detail: null }),
    redirectUrl: null,
  })
  expect(shop.changes.at(-1)?.outcome).toMatchObject({ status: 'failed', reason: 'cancelled' })
})

describe('manual confirmation', () => {
  const manual: ShopParameters = { sandbox: { config: { 'payment.auto_confirmation': '0' } } }

  async function comeBack(
    shop: Shop,
    browserOf: (ada: ReturnType<Shop['browser']>) => ReturnType<Shop['browser']>,
    headers = {},
  ) {
    const ada = shop.browser()
    const created = await ada.create()
    const callback = await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''))
    await browserOf(ada).send('', { url: callback ?? '', headers })
    await shop.sandbox.clock.advance(minutes(3))
    await shop.sandbox.webhooks.flush()
    return shop.sandbox.payments.get(created.payment.id)
  }
  const withWebhooks = (more: ShopParameters = {}) => createShop({ ...manual, ...more })

  test('the payer’s own browser confirms by coming back', async () => {
    expect(await comeBack(withWebhooks(), (ada) => ada)).toMatchObject({ state: 'done' })
  })

  test('another browser does not', async () => {
    const shop = withWebhooks()
    expect(await comeBack(shop, () => shop.browser())).toMatchObject({
      state: 'rejected',
      error_code: 'noAnswerFromCustomer',
    })
  })

  test('the merchant may say yes for another browser', async () => {
    const shop = withWebhooks({ handler: { authorize: ({ action }) => action === 'confirm' } })
    expect(await comeBack(shop, () => shop.browser())).toMatchObject({ state: 'done' })
  })

  test('a prefetch is not the payer coming back', async () => {
    expect(await comeBack(withWebhooks(), (ada) => ada, { 'sec-purpose': 'prefetch' })).toMatchObject({
      state: 'rejected',
    })
  })

  test('parameters: confirmPayment never', async () => {
    expect(
      await comeBack(withWebhooks({ handler: { confirmPayment: 'never' } }), (ada) => ada),
    ).toMatchObject({ state: 'rejected' })
  })

  test('a payment for other money is refused', async () => {
    const shop = withWebhooks()
    shop.sandbox.faults.replaceNext('GET /payments/{id}', async (response) => {
      const payment = (await response.json()) as { instructions: object[] }
      return Response.json({
        ...payment,
        instructions: payment.instructions.map((one) => ({ ...one, amount: 1 })),
      })
    })
    expect(await comeBack(shop, (ada) => ada)).toMatchObject({
      state: 'rejected',
      error_code: 'confirmationRefused',
    })
  })

  /** The order has two payments that its payer approved, since the store lost the first: Powens waits to hear of the second. */
  async function approveTwo(shop: Shop, becomeOfFirst: (id: number) => Promise<unknown>) {
    const ada = shop.browser()
    const first = await ada.create()
    await ada.follow(first.redirectUrl ?? '')
    await shop.handlerOptions.store?.remove(`${getScope(shop.powens)}/order:42`)
    const second = await ada.create()
    const callback = await shop.sandbox.payer.approve(await ada.follow(second.redirectUrl ?? ''))
    await becomeOfFirst(first.payment.id)
    await shop.sandbox.webhooks.flush()
    await ada.comeBack(callback)
    return shop.sandbox.payments.get(second.payment.id)
  }

  test.each([
    ['paid', 'done'],
    ['accepted', 'accepted'],
  ])('a second payment is refused once the first is %s', async (_, state) => {
    const shop = withWebhooks()
    expect(await approveTwo(shop, (id) => shop.sandbox.faults.setState(id, state))).toMatchObject({
      state: 'rejected',
      error_code: 'confirmationRefused',
    })
  })

  test('it is confirmed where the first was rejected', async () => {
    const shop = withWebhooks()
    const second = await approveTwo(shop, (id) => shop.sandbox.faults.setState(id, 'rejected'))
    expect(second).toMatchObject({ error_code: null })
    expect(second?.['state']).not.toBe('rejected')
  })

  test('a payment that was withdrawn while its payer approved it is refused', async () => {
    const shop = withWebhooks()
    const ada = shop.browser()
    const created = await ada.create()
    const callback = await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''))
    expect(await withdrawPayment(shop.handler, { orderId: '42' })).toEqual({ status: 'in_progress' })
    await ada.comeBack(callback)
    expect(shop.sandbox.payments.get(created.payment.id)).toMatchObject({
      state: 'rejected',
      error_code: 'confirmationRefused',
    })
    expect(shop.changes.at(-1)).toMatchObject({ aggregate: 'unpaid', outcome: { status: 'failed' } })
  })
})

test('Powens down while the payer comes back: nothing is lost', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const created = await ada.create()
  const callback = await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''))
  shop.sandbox.faults.down()
  expect(await ada.comeBack(callback)).toContain(`#powens-payment-${created.payment.id}-`)
  expect((await ada.read(created)).state).toBe('created')
  shop.sandbox.faults.up()
  await shop.sandbox.clock.advance(minutes(2))
  expect((await ada.read(created)).state).toBe('done')
})

test('the process is restarted between: the store knows everything', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const created = await ada.create()
  const callback = await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''))
  await shop.handler.close()

  const restarted = createPaymentHandler(shop.handlerOptions)
  const again = createBrowser(restarted)
  expect(await again.comeBack(callback)).toContain(created.paymentKey)
  await shop.sandbox.clock.advance(minutes(2))
  expect((await again.read(created)).state).toBe('done')
})

test('the store is lost: the key and Powens are enough to show the status', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const created = await ada.create()
  const { memoryStore } = await import('../../src/store/memoryStore.ts')
  const empty = createPaymentHandler({ ...shop.handlerOptions, store: memoryStore() })
  const after = createBrowser(empty)
  expect(await after.read(created)).toMatchObject({ id: created.payment.id, orderId: '42', amount: '9.50' })
  expect(shop.events).toContainEqual({
    type: 'payment.adopted',
    orderId: '42',
    paymentId: created.payment.id,
  })
  // Another payment of the same shop proves nothing with this key.
  shop.orders.set('43', { customer: 'ada', instructions: [instruct('3.00')] })
  const other = await ada.create('43')
  const response = await after.send(`/payments/${other.payment.id}`, {
    headers: { [paymentKeyHeader]: created.paymentKey },
  })
  expect(response.status).toBe(401)
})

test('Powens calls per payment: two to create, at most one for the callback, none for reads while webhooks arrive', async () => {
  const calls: string[] = []
  const shop = createShop()
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/2.0/') && !pathname.includes('webview') && !pathname.includes('webauth'))
      calls.push(`${request.method} ${pathname.replace(/\d+$/, '{id}').replace(/\/\d+\//, '/{id}/')}`)
    return fetch(request)
  }
  const ada = shop.browser()
  const created = await ada.create()
  const webview = await ada.follow(created.redirectUrl ?? '')
  expect(calls).toEqual(['POST /2.0/auth/token', 'POST /2.0/payments', 'POST /2.0/payments/{id}/scopedtoken'])
  calls.length = 0
  const callback = await shop.sandbox.payer.approve(webview)
  const ours = () => calls.filter((call) => call === 'GET /2.0/payments/{id}').length
  await ada.comeBack(callback)
  expect(ours()).toBeLessThanOrEqual(1)
  const before = ours()
  for (let second = 0; second < 60; second += 2) {
    await shop.sandbox.clock.advance(2_000)
    await ada.read(created)
  }
  expect(ours()).toBe(before)
  expect((await ada.read(created)).state).toBe('done')
})

test('reconcilePayments after every webhook was lost', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  const created = await ada.create()
  await shop.sandbox.payer.abandon(await ada.follow(created.redirectUrl ?? ''), { when: 'after_approval' })
  await shop.sandbox.clock.advance(minutes(20))
  await reconcilePayments(shop.handler)
  expect(shop.changes.at(-1)?.outcome).toMatchObject({ status: 'succeeded', source: 'confirmed' })
})
