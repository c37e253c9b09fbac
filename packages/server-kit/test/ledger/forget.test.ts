import { paymentKeyHeader } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { forgetPayment } from '../../src/ledger/forgetPayment.ts'
import { redeliverChanges } from '../../src/ledger/redeliverChanges.ts'
import { createShop, publicUrl, type Shop } from '../createShop.ts'

const forget = (shop: Shop) => forgetPayment(shop.handler, { orderId: '42' })

test.each([['validating'], ['pending'], ['teleported']])('behavior: refused while %s', async (state) => {
  const shop = createShop()
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, state)
  const before = await shop.stored('order:42')
  await expect(forget(shop)).rejects.toMatchObject({ code: 'payment_in_progress' })
  expect(await shop.stored('order:42')).toEqual(before)
})

test('behavior: refused while its creation may still answer', async () => {
  const shop = createShop({ hasWebhooks: false })
  shop.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  shop.sandbox.faults.failNext('GET /payments', { status: 500, times: 3 })
  await shop.browser().post('/payments', { input: { orderId: '42' } })
  await expect(forget(shop)).rejects.toMatchObject({ code: 'payment_in_progress' })
})

test('behavior: refused while a change was not accepted, parked or not', async () => {
  let isBroken = true
  const shop = createShop({
    handler: {
      onPaymentUpdated: () => {
        if (isBroken) throw new Error('The database is away.')
      },
    },
  })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  await expect(forget(shop)).rejects.toThrow('would be lost')
  isBroken = false
  await redeliverChanges(shop.handler, { orderId: '42' })
  await shop.sandbox.clock.advance(60_000)
  await redeliverChanges(shop.handler, { orderId: '42' })
  await expect(forget(shop)).resolves.toBeUndefined()
  await shop.handler.close()
})

test('behavior: refused while a person has to look', async () => {
  const shop = createShop()
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  shop.sandbox.faults.patchPayment(payment.id, { state: 'validating' })
  await shop.sandbox.faults.setState(payment.id, 'rejected')
  await expect(forget(shop)).rejects.toMatchObject({ code: 'needs_review' })
})

test('behavior: what was forgotten is found by nobody, and has no other payment', async () => {
  const shop = createShop()
  const ada = shop.browser()
  const created = await ada.create()
  const { id } = created.payment
  await shop.sandbox.faults.setState(id, 'rejected')
  await forget(shop)
  const left = await shop.stored('order:42')
  expect(left?.value).not.toContain('"paymentId"')

  await shop.sandbox.faults.setState(id, 'done')
  await ada.follow(`${publicUrl}/callback?id_payment=${id}&state=${created.paymentKey}`)
  const headers = { [paymentKeyHeader]: created.paymentKey }
  const read = await shop.handler(new Request(`${publicUrl}/payments/${id}`, { headers }))
  expect(read.status).toBe(401)
  expect(await shop.stored('order:42')).toEqual(left)
  expect(shop.changes.map(({ outcome }) => outcome.status)).toEqual(['failed'])
})
