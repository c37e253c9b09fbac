import { paymentKeyHeader } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { withdrawPayment } from '../../src/ledger/withdrawPayment.ts'
import { orderFormat, readOrder, writeOrder, type OrderFormat } from '../../src/ledger/order/orderDocument.ts'
import { loadKit, type Kit } from '../goals/loadKit.ts'
import { createBrowser, createShop, publicUrl, type Shop } from '../createShop.ts'
import { push } from './push.ts'

/** The format to come: today's, with something of its own. */
const next: OrderFormat = {
  number: orderFormat.number + 1,
  upgrade: (before) => ({ ...before, upgradedFrom: orderFormat.number }),
}

const loadNextVersion = (): Promise<Kit> =>
  loadKit([
    'ledger/order/orderDocument.ts',
    {
      readOrder: (text: string) => readOrder(text, next),
      writeOrder: (order: Parameters<typeof writeOrder>[0]) => writeOrder(order, next),
    },
  ])

const minutes = 60_000
const readStored = async (shop: Shop) => JSON.parse((await shop.stored('order:42'))?.value ?? '{}') as object

type Created = Awaited<ReturnType<ReturnType<Shop['browser']>['create']>>

/** What a process of this version may have left behind, and whether its payment may still be paid then. */
const left: [what: string, leave: (shop: Shop, created: Created) => Promise<unknown>][] = [
  ['a link that nobody followed', async () => undefined],
  ['a link that was followed', (shop, { redirectUrl }) => shop.browser().follow(redirectUrl ?? '')],
  ['a payment at the bank', (shop, { payment }) => shop.sandbox.faults.setState(payment.id, 'pending')],
  [
    'a payment that was withdrawn and is still open',
    (shop) => {
      shop.sandbox.faults.failNext('POST /payments/{id}', { status: 500 })
      return withdrawPayment(shop.handler, { orderId: '42' })
    },
  ],
]

test.each(left)('behavior: %s is gone on with by the next version', async (what, leave) => {
  const shop = createShop({ hasWebhooks: false })
  const created = await shop.browser().create()
  await leave(shop, created)
  const handler = (await loadNextVersion()).createPaymentHandler(shop.handlerOptions)
  const { id } = created.payment
  const headers = { [paymentKeyHeader]: created.paymentKey }
  const read = await handler(new Request(`${publicUrl}/payments/${id}`, { headers }))
  expect(read.status).toBe(200)
  await shop.sandbox.faults.setState(id, 'done')
  expect(await push(handler, shop.sandbox, shop.sandbox.payments.get(id) ?? {})).toBe(204)
  await shop.sandbox.clock.advance(11 * minutes)
  await reconcilePayments(handler)
  const isUnwanted = what.includes('withdrawn')
  expect(shop.changes.filter(({ payment }) => payment.state === 'done')).toMatchObject([
    { payment: { id }, aggregate: isUnwanted ? 'review' : 'paid' },
  ])
  expect(await readStored(shop)).toMatchObject({ format: next.number, upgradedFrom: orderFormat.number })
  const again = await createBrowser(handler).post('/payments', { input: { orderId: '42' } })
  expect(again.status).toBe(409)
  expect(shop.sandbox.payments.list()).toHaveLength(1)
})

test('behavior: a change that this version could not deliver is delivered by the next one, under its name', async () => {
  const taken: string[] = []
  let isBroken = true
  const shop = createShop({
    handler: {
      onPaymentUpdated({ changeId }) {
        taken.push(changeId)
        if (isBroken) throw new Error('The database is away.')
      },
    },
  })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  await shop.handler.close()
  isBroken = false
  const handler = (await loadNextVersion()).createPaymentHandler(shop.handlerOptions)
  await shop.sandbox.clock.advance(11 * minutes)
  await reconcilePayments(handler)
  expect(taken).toEqual([taken[0], taken[0]])
})

test('behavior: an order that the next version wrote is refused by this one, which changes nothing and pays nothing', async () => {
  const shop = createShop({ hasWebhooks: false })
  const newer = createBrowser((await loadNextVersion()).createPaymentHandler(shop.handlerOptions))
  const created = await newer.create()
  const { id } = created.payment
  const before = await shop.stored('order:42')
  await shop.sandbox.faults.setState(id, 'done')
  const ada = shop.browser()
  const answers = [
    (await ada.post('/payments', { input: { orderId: '42' } })).status,
    (await ada.send(`/payments/${id}`, { headers: { [paymentKeyHeader]: created.paymentKey } })).status,
    await push(shop.handler, shop.sandbox, shop.sandbox.payments.get(id) ?? {}),
  ]
  // Powens repeats a webhook that was answered so, until a process of the newer version takes it.
  expect(answers).toEqual([500, 500, 500])
  expect(await shop.stored('order:42')).toEqual(before)
  expect(shop.changes).toEqual([])
  expect(shop.sandbox.payments.list()).toHaveLength(1)
  expect(String(shop.errors[0])).toContain(
    `an order in format ${next.number}, and this version of server-kit reads`,
  )
})
