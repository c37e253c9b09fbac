import { paymentKeyHeader } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { push as pushTo } from './push.ts'
import { openTestStore } from '../stores/openTestStore.ts'
import { createShop, instruct, publicUrl, type Shop } from '../createShop.ts'

/** The store loses what it holds of an order, or takes back what it held before. */
async function lose(shop: Shop, backup: Record<string, string> = {}): Promise<void> {
  const { store } = shop.handlerOptions
  const { domain } = shop.sandbox
  const keys = ['order:42', ...shop.sandbox.payments.list().map(({ id }) => `payment:${Number(id)}`)]
  for (const key of keys) {
    await store?.remove(`${domain}/${key}`)
    const value = backup[key]
    if (value !== undefined) await store?.write(`${domain}/${key}`, value, { version: null })
  }
}

/** A webhook that Powens did sign. */
const push = (shop: Shop, body: object, age = 0): Promise<number> =>
  pushTo(shop.handler, shop.sandbox, body, age)

type Created = Awaited<ReturnType<ReturnType<Shop['browser']>['create']>>

/** Each way in which a payment of a lost record may be seen again. */
const sightings: [string, (shop: Shop, created: Created) => Promise<unknown>][] = [
  [
    'a callback',
    (shop, { payment, paymentKey }) =>
      shop.handler(new Request(`${publicUrl}/callback?id_payment=${payment.id}&state=${paymentKey}`)),
  ],
  [
    'a read',
    (shop, { payment, paymentKey }) =>
      shop.handler(
        new Request(`${publicUrl}/payments/${payment.id}`, { headers: { [paymentKeyHeader]: paymentKey } }),
      ),
  ],
  ['a webhook', (shop, { payment }) => push(shop, shop.sandbox.payments.get(payment.id) ?? {})],
  [
    'an old webhook',
    (shop, { payment }) => push(shop, shop.sandbox.payments.get(payment.id) ?? {}, 3_600_000),
  ],
  [
    'a webhook that does not say whose payment it is',
    (shop, { payment }) => push(shop, { id: payment.id, state: 'done' }),
  ],
]

describe('what is adopted is a change', () => {
  test.each(sightings)('behavior: %s shows money of a lost record', async (_, see) => {
    const shop = createShop({ hasWebhooks: false })
    const created = await shop.browser().create()
    await lose(shop)
    await shop.sandbox.faults.setState(created.payment.id, 'done')
    await see(shop, created)
    expect(shop.changes).toMatchObject([
      {
        orderId: '42',
        payment: { id: created.payment.id },
        outcome: { status: 'succeeded' },
        aggregate: 'paid',
      },
    ])
  })

  test.each(sightings)('behavior: %s of a payment that is only created is no change', async (_, see) => {
    const shop = createShop({ hasWebhooks: false })
    const created = await shop.browser().create()
    await lose(shop)
    await see(shop, { ...created })
    expect(shop.changes).toEqual([])
  })

  test('behavior: a search finds money of a creation whose answer was lost', async () => {
    const shop = createShop({ hasWebhooks: false })
    shop.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
    shop.sandbox.faults.failNext('GET /payments', { status: 500, times: 3 })
    await shop.browser().post('/payments', { input: { orderId: '42' } })
    await shop.sandbox.faults.setState(Number(shop.sandbox.payments.list()[0]?.['id']), 'accepted')
    await shop.sandbox.clock.advance(11 * 60_000)
    await reconcilePayments(shop.handler)
    expect(shop.changes).toMatchObject([{ outcome: { status: 'accepted' } }])
  })

  test('behavior: the key of a payment may have ended', async () => {
    const shop = createShop({ hasWebhooks: false })
    const { payment } = await shop.browser().create()
    await lose(shop)
    await shop.sandbox.clock.advance(60 * 24 * 3_600_000)
    await shop.sandbox.faults.setState(payment.id, 'done')
    await push(shop, shop.sandbox.payments.get(payment.id) ?? {})
    expect(shop.changes).toMatchObject([{ outcome: { status: 'succeeded' } }])
  })

  test('behavior: a payment of ours that cannot be read now comes again', async () => {
    const shop = createShop({ hasWebhooks: false })
    const { payment } = await shop.browser().create()
    await lose(shop)
    const body = { ...shop.sandbox.payments.get(payment.id), state: 'done' }
    shop.sandbox.faults.down()
    expect(await push(shop, body, 3_600_000)).toBe(503)
    shop.sandbox.faults.up()
    await shop.sandbox.faults.setState(payment.id, 'done')
    await shop.sandbox.clock.advance(60_000)
    expect(await push(shop, body, 3_600_000)).toBe(204)
    expect(shop.changes).toMatchObject([{ outcome: { status: 'succeeded' } }])
  })

  test.each(['callback', 'webhook'])(
    'behavior: a %s shows a replaced payment of a lost record, which expired: whether it was paid cannot be told',
    async (way) => {
      const shop = createShop({ hasWebhooks: false })
      const payer = shop.browser()
      const first = await payer.create()
      await payer.follow(first.redirectUrl ?? '')
      await lose(shop)
      shop.orders.set('42', { customer: 'ada', instructions: [instruct('10.00')] })
      const second = await payer.create()
      expect(second.payment.id).not.toBe(first.payment.id)
      for (const state of ['created', 'rejected', 'expired']) {
        shop.sandbox.faults.patchPayment(first.payment.id, { state })
        if (way === 'webhook') await push(shop, shop.sandbox.payments.get(first.payment.id) ?? {})
        else
          await payer.comeBack(
            `${publicUrl}/callback?id_payment=${first.payment.id}&state=${first.paymentKey}`,
          )
        if (state !== 'expired') expect(shop.changes).toEqual([])
      }
      expect(shop.changes).toMatchObject([
        {
          payment: { id: first.payment.id },
          outcome: { status: 'unknown' },
          isLatest: false,
          aggregate: 'review',
        },
      ])
    },
  )

  test('behavior: an old backup takes the newer payment for the latest, and not for an orphan', async () => {
    const shop = createShop({ hasWebhooks: false })
    const ada = shop.browser()
    const first = await ada.create()
    await shop.sandbox.faults.setState(first.payment.id, 'rejected')
    await shop.sandbox.clock.advance(60_000)
    await ada.read(first)
    const backup = {
      'order:42': (await shop.stored('order:42'))?.value ?? '',
      [`payment:${first.payment.id}`]: '42',
    }
    const second = await ada.create()
    await lose(shop, backup)
    await ada.read(second)
    expect(shop.sandbox.payments.get(second.payment.id)).toMatchObject({ state: 'created' })
    await shop.sandbox.faults.setState(second.payment.id, 'done')
    await push(shop, shop.sandbox.payments.get(second.payment.id) ?? {})
    expect(shop.changes.at(-1)).toMatchObject({ isLatest: true, aggregate: 'paid' })
  })

  test('behavior: an older payment is not taken for the latest one', async () => {
    const shop = createShop({ hasWebhooks: false })
    const ada = shop.browser()
    const first = await ada.create()
    await lose(shop)
    shop.orders.set('42', { customer: 'ada', instructions: [instruct('12.00')] })
    const second = await ada.create()
    await shop.sandbox.faults.setState(first.payment.id, 'done')
    await push(shop, shop.sandbox.payments.get(first.payment.id) ?? {})
    expect(shop.changes).toMatchObject([{ payment: { id: first.payment.id }, isLatest: false }])
    expect((await ada.read(second)).state).toBe('created')
  })

  test('behavior: two payments with one key are two payments', async () => {
    const shop = createShop({ hasWebhooks: false })
    const ada = shop.browser()
    const created = await ada.create()
    const twin = { ...shop.sandbox.payments.get(created.payment.id), id: 999 }
    expect(await push(shop, twin)).toBe(204)
    expect(shop.events).toContainEqual(expect.objectContaining({ type: 'payment.orphaned', paymentId: 999 }))
    expect(await push(shop, { ...twin, state: 'done' })).toBe(204)
    expect(shop.changes).toMatchObject([{ payment: { id: 999 }, isLatest: false }])
    expect(await ada.read(created)).toMatchObject({ id: created.payment.id, state: 'created' })
  })
})

describe('a changeId names one change for ever', () => {
  test.each([
    ['goes on', 60_000],
    ['stands still', 0],
  ])('behavior: after a lost record, on a clock that %s', async (_, passed) => {
    const shop = createShop({ hasWebhooks: false })
    const { payment } = await shop.browser().create()
    await shop.sandbox.faults.setState(payment.id, 'validating')
    await push(shop, shop.sandbox.payments.get(payment.id) ?? {})
    await lose(shop)
    await shop.sandbox.clock.advance(passed)
    await shop.sandbox.faults.setState(payment.id, 'done')
    await push(shop, { ...shop.sandbox.payments.get(payment.id), id_webhook_data: 7 })
    const [first, second] = shop.changes
    expect(new Set(shop.changes.map(({ changeId }) => changeId)).size).toBe(2)
    expect(second?.sequence).toBeGreaterThanOrEqual((first?.sequence ?? 0) + Math.min(passed, 1))
    expect(second?.payment.revision).toBeGreaterThanOrEqual(first?.payment.revision ?? 0)
  })

  test('behavior: it may stand in a header and in a path, and names domain and payment', async () => {
    const sandbox = { baseUrl: 'http://127.0.0.1:4000' }
    const powens = { apiUrl: `${sandbox.baseUrl}/2.0` }
    const shop = createShop({ hasWebhooks: false, sandbox, powens })
    const { payment } = await shop.browser().create()
    await push(shop, { ...shop.sandbox.payments.get(payment.id), state: 'done' })
    expect(shop.changes[0]?.changeId).toMatch(/^acme_127_0_0_1_4000-501-\d{13}-[\w-]{6}$/)
  })

  test('behavior: numbers of an order grow on a clock that stepped back', async () => {
    let offset = 0
    const now = () => shop.sandbox.clock.now() + offset
    const shop: Shop = createShop({ hasWebhooks: false, powens: { now } })
    const { payment } = await shop.browser().create()
    const body = { ...shop.sandbox.payments.get(payment.id) }
    for (const state of ['validating', 'pending', 'done']) {
      await push(shop, { ...body, state })
      offset -= 1_000
    }
    const numbers = shop.changes.map(({ sequence }) => sequence)
    expect(numbers).toHaveLength(3)
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
    const revisions = shop.changes.map((change) => change.payment.revision)
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b))
  })
})

describe("what Powens says counts with its payment's key", () => {
  test.each([
    ['a read', 'of another order', (key: string) => key],
    ['a read', 'of another system', () => 'theirs'],
    ['a read', 'that is not said', () => null],
    ['a callback', 'of another order', (key: string) => key],
    ['a callback', 'of another system', () => 'theirs'],
    ['a callback', 'that is not said', () => null],
  ])('behavior: with the key of a lost record %s shows no payment with a key %s', async (way, _, toKey) => {
    const shop = createShop({ hasWebhooks: false })
    const ada = shop.browser()
    const own = await ada.create()
    shop.orders.set('43', { customer: 'ada', instructions: [instruct('9.50')] })
    const other = await shop.browser().create('43')
    const { id } = other.payment
    shop.sandbox.faults.patchPayment(id, { client_state: toKey(other.paymentKey), state: 'done' })
    await lose(shop)
    const response =
      way === 'a read'
        ? await shop.handler(
            new Request(`${publicUrl}/payments/${id}`, { headers: { [paymentKeyHeader]: own.paymentKey } }),
          )
        : await shop.handler(new Request(`${publicUrl}/callback?id_payment=${id}&state=${own.paymentKey}`))
    expect([response.status, response.headers.get('location') ?? '']).toEqual(
      way === 'a read'
        ? [expect.toSatisfy((status: number) => status >= 400), '']
        : [303, expect.stringContaining('#powens-error')],
    )
    expect(await shop.stored('order:42')).toBeNull()
    expect(shop.changes).toEqual([])
  })

  const strangers: [string, unknown][] = [
    ['of another system', 'theirs'],
    ['of another order', 'key'],
  ]
  test.each(strangers)('behavior: a key %s changes nothing, however it is shown', async (_, kind) => {
    const shop = createShop({ hasWebhooks: false })
    shop.orders.set('43', { customer: 'ada', instructions: [instruct('9.50')] })
    const ada = shop.browser()
    const created = await ada.create()
    const client_state = kind === 'key' ? (await ada.create('43')).paymentKey : kind
    const { id } = created.payment
    shop.sandbox.faults.patchPayment(id, { client_state, state: 'done' })
    await shop.sandbox.clock.advance(60_000)
    expect((await ada.read(created)).state).toBe('created')
    await ada.follow(`${publicUrl}/callback?id_payment=${id}&state=${created.paymentKey}`)
    await shop.sandbox.clock.advance(11 * 60_000)
    await reconcilePayments(shop.handler)
    expect(shop.changes.filter(({ orderId }) => orderId === '42')).toEqual([])
    expect(shop.events).toContainEqual({ type: 'payment.foreign', orderId: '42', paymentId: id })
    if (kind === 'key') return
    expect(await push(shop, shop.sandbox.payments.get(id) ?? {})).toBe(204)
    expect(shop.changes).toEqual([])
  })

  test('behavior: a domain that begins anew counts from one again', async () => {
    const store = openTestStore({ now: Date.now })
    const old = createShop({ hasWebhooks: false, handler: { store } })
    const before = await old.browser().create()
    const anew = createShop({ hasWebhooks: false, handler: { store } })
    anew.orders.set('43', { customer: 'ada', instructions: [instruct('9.50')] })
    const created = await anew.browser().create('43')
    expect(created.payment.id).toBe(before.payment.id)
    await anew.sandbox.faults.setState(created.payment.id, 'done')
    await push(anew, anew.sandbox.payments.get(created.payment.id) ?? {})
    await anew.sandbox.clock.advance(11 * 60_000)
    await reconcilePayments(anew.handler)
    expect(anew.changes.map(({ orderId }) => orderId)).toEqual(['43'])
  })

  test.each([[undefined], [null], ['']])(
    'behavior: without a key (%j) news of money needs a read',
    async (nothing) => {
      const shop = createShop({ hasWebhooks: false })
      const ada = shop.browser()
      const created = await ada.create()
      const { id } = created.payment
      const body = { ...shop.sandbox.payments.get(id), state: 'done', client_state: nothing }
      expect(await push(shop, body)).toBe(204)
      expect(shop.changes).toEqual([])
      expect((await ada.read(created)).state).toBe('created')
      // What is read by its id is believed, whether or not it names the key.
      shop.sandbox.faults.patchPayment(id, { state: 'done', client_state: nothing })
      await shop.sandbox.clock.advance(60_000)
      expect(await push(shop, { ...body, id_webhook_data: 8 })).toBe(204)
      expect(shop.changes).toMatchObject([{ outcome: { status: 'succeeded', source: 'confirmed' } }])
    },
  )

  test('behavior: a creation that answers with another key gives no link', async () => {
    const shop = createShop({ hasWebhooks: false })
    const ada = shop.browser()
    shop.sandbox.faults.replaceNext(
      'POST /payments',
      async (response) => Response.json({ ...((await response.json()) as object), client_state: 'theirs' }),
      { times: Number.POSITIVE_INFINITY },
    )
    const first = await ada.post('/payments', { input: { orderId: '42' } })
    if (first.status === 201) {
      const { payment } = (await first.json()) as Created
      // Found by the key that Powens itself holds, and by nothing else.
      expect(shop.sandbox.payments.get(payment.id)).toBeDefined()
      expect(shop.events).toContainEqual(expect.objectContaining({ type: 'payment.create_ambiguous' }))
    } else expect(first.status).toBe(502)
  })
})

test('behavior: two domains share a store, and never a payment, an order or a name', async () => {
  const store = openTestStore({ now: Date.now })
  const old = createShop({ hasWebhooks: false, sandbox: { domain: 'acme-sandbox' }, handler: { store } })
  const live = createShop({ hasWebhooks: false, sandbox: { domain: 'acme' }, handler: { store } })
  const abandoned = await old.browser().create()
  const paid = await live.browser().create()
  expect(paid.payment.id).toBe(abandoned.payment.id)
  await live.sandbox.faults.setState(paid.payment.id, 'done')
  await push(live, live.sandbox.payments.get(paid.payment.id) ?? {})
  await push(old, live.sandbox.payments.get(paid.payment.id) ?? {})
  for (const shop of [old, live]) {
    await shop.sandbox.clock.advance(11 * 60_000)
    await reconcilePayments(shop.handler)
  }
  expect(old.changes).toEqual([])
  expect(live.changes).toMatchObject([{ changeId: expect.stringMatching(/^acme-501-/) }])
})

test('behavior: what a payer finds again on the way to a new payment is delivered at once', async () => {
  const shop = createShop({ hasWebhooks: false })
  const ada = shop.browser()
  shop.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  shop.sandbox.faults.failNext('GET /payments', { status: 500, times: 3 })
  await ada.post('/payments', { input: { orderId: '42' } })
  await shop.sandbox.faults.setState(Number(shop.sandbox.payments.list()[0]?.['id']), 'done')
  expect((await ada.post('/payments', { input: { orderId: '42' } })).status).toBe(409)
  expect(shop.changes).toMatchObject([{ outcome: { status: 'succeeded' } }])
})

describe('two payments that are both paid', () => {
  test('behavior: of an order whose record was lost they may be two debts, which nobody knows any more', async () => {
    const shop = createShop({ hasWebhooks: false })
    const first = await shop.browser().create()
    await shop.sandbox.faults.setState(first.payment.id, 'done')
    await push(shop, shop.sandbox.payments.get(first.payment.id) ?? {})
    shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50')], allowAnotherPayment: true })
    const second = await shop.browser().create()
    await lose(shop)
    await shop.sandbox.faults.setState(second.payment.id, 'done')
    shop.changes.length = 0
    for (const { id } of [first.payment, second.payment])
      await push(shop, shop.sandbox.payments.get(id) ?? {})
    expect(shop.changes).toMatchObject([
      { payment: { id: first.payment.id }, aggregate: 'paid' },
      { payment: { id: second.payment.id }, aggregate: 'paid', possibleDuplicateOf: first.payment.id },
    ])
    expect(shop.changes.filter((change) => 'duplicateOf' in change)).toEqual([])
  })

  test('behavior: with one key they are one debt: the payer has to be repaid', async () => {
    const shop = createShop({ hasWebhooks: false })
    const { payment } = await shop.browser().create()
    await shop.sandbox.faults.setState(payment.id, 'done')
    const paid = shop.sandbox.payments.get(payment.id) ?? {}
    await push(shop, paid)
    await push(shop, { ...paid, id: 999 })
    expect(shop.changes.at(-1)).toMatchObject({ payment: { id: 999 }, duplicateOf: payment.id })
  })
})
