import { paymentKeyHeader, type CreatedPayment, type PaymentView } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { resolvePayment, withdrawPayment } from '../../src/index.ts'
import { createView } from '../../src/ledger/order/createView.ts'
import { readOrder } from '../../src/ledger/order/orderDocument.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { createShop, instruct, publicUrl, type Shop } from '../createShop.ts'

/** A shop, and what its store was told to keep of each payment, in order. */
function open() {
  const shown: Record<number, PaymentView[]> = {}
  const store = memoryStore()
  const shop = createShop({
    handler: {
      store: {
        ...store,
        async write(key, value, options) {
          if (!(await store.write(key, value, options))) return false
          if (!/\/order:/.test(key)) return true
          const order = readOrder(value)
          for (const attempt of order.attempts) {
            if (attempt.stage !== 'live') continue
            ;(shown[attempt.paymentId] ??= []).push(createView(order.orderId, attempt))
          }
          return true
        },
      },
    },
  })
  return { shop, shown: (id: number) => shown[id] ?? [] }
}

const read = async (
  { handler }: Shop,
  { payment, paymentKey }: CreatedPayment,
  tag = '',
): Promise<Response> =>
  handler(
    new Request(`${publicUrl}/payments/${payment.id}`, {
      headers: { [paymentKeyHeader]: paymentKey, 'if-none-match': tag },
    }),
  )

const edit = (shop: Shop): void =>
  void shop.orders.set('42', { customer: 'ada', instructions: [instruct('19.50')] })

/** Everything that changes what is shown of a payment. */
const causes: [string, (shop: Shop, created: CreatedPayment) => Promise<unknown>][] = [
  [
    'an edited order',
    async (shop) => {
      edit(shop)
      return shop.browser().create()
    },
  ],
  ['a withdrawal', (shop) => withdrawPayment(shop.handler, { orderId: '42' })],
  [
    'a withdrawal that Powens refuses',
    (shop) => {
      shop.sandbox.faults.failNext('POST /payments/{id}', { status: 409 })
      return withdrawPayment(shop.handler, { orderId: '42' })
    },
  ],
  ['a webhook', (shop, { payment }) => shop.sandbox.faults.setState(payment.id, 'validating')],
  [
    'a resolution',
    async (shop, { payment }) => {
      await shop.sandbox.faults.setState(payment.id, 'accepted')
      await resolvePayment(shop.handler, { paymentId: payment.id, received: true, by: 'Ada', note: 'Seen.' })
    },
  ],
  [
    'the bank’s wording',
    async (shop, { payment }) => {
      shop.sandbox.faults.patchPayment(payment.id, { error_description: 'Le compte est clos.' })
      await shop.sandbox.clock.advance(60_000)
    },
  ],
  [
    'another connector',
    async (shop, { payment }) => {
      shop.sandbox.faults.patchPayment(payment.id, { connector_uuid: 'd0b6e2a5-0000-4000-8000-000000000000' })
      await shop.sandbox.clock.advance(60_000)
    },
  ],
]

test.each(causes)('behavior: %s raises the revision whenever it changes the view', async (_, cause) => {
  const { shop, shown } = open()
  const created = await shop.browser().create()
  const first = await read(shop, created)
  const tag = first.headers.get('etag') ?? ''
  expect((await read(shop, created, tag)).status).toBe(304)

  await cause(shop, created)
  const after = await read(shop, created, tag)
  expect(after.status).toBe(200)
  const { payment } = (await after.json()) as { payment: PaymentView }
  expect(payment.revision).toBeGreaterThan(created.payment.revision)

  let [before, last] = ['', 0]
  for (const { revision, ...view } of shown(created.payment.id)) {
    const text = JSON.stringify(view)
    expect(revision).toBeGreaterThanOrEqual(text === before ? last : last + 1)
    ;[before, last] = [text, revision]
  }
})

test('behavior: what is written and shows nothing new leaves the revision', async () => {
  const { shop, shown } = open()
  const browser = shop.browser()
  const created = await browser.create()
  await browser.follow(created.redirectUrl ?? '')
  await shop.sandbox.clock.advance(60_000)
  await browser.read(created)
  const views = shown(created.payment.id)
  expect(views.length).toBeGreaterThan(1)
  expect(new Set(views.map(({ revision }) => revision)).size).toBe(1)
})

test('behavior: a proxy that compresses weakens the tag, and it is the same one', async () => {
  const { shop } = open()
  const created = await shop.browser().create()
  const tag = (await read(shop, created)).headers.get('etag') ?? ''
  const answer = await read(shop, created, `W/${tag}`)
  expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag])
})
