import { expect, test } from 'vitest'
import { forgetPayment } from '../../src/ledger/forgetPayment.ts'
import { exportOrder } from '../../src/staff/exportOrder.ts'
import { iban } from '../createShop.ts'
import { openStaff } from './openStaff.ts'

test('default: every payment of an order with its timeline; no account, identity or key', async () => {
  const { buy, handler, show } = openStaff()
  const { payment, paymentKey } = await buy('a', '9.50', 'rejected')
  const second = await buy('a', '9.50', 'rejected')
  const exported = await exportOrder(handler, { orderId: 'a' })
  expect(exported).toEqual({
    orderId: 'a',
    payments: [await show(payment.id), await show(second.payment.id)],
  })
  const text = JSON.stringify(exported)
  for (const secret of [iban, 'Martin', paymentKey]) expect(text).not.toContain(secret)
})

test('behavior: what was forgotten, or never was, is not found', async () => {
  const { buy, handler, search, ask } = openStaff()
  const { payment } = await buy('a', '9.50', 'rejected')
  await forgetPayment(handler, { orderId: 'a' })
  await expect(exportOrder(handler, { orderId: 'a' })).rejects.toMatchObject({ code: 'order_not_found' })
  await expect(exportOrder(handler, { orderId: 'b' })).rejects.toMatchObject({ code: 'order_not_found' })
  await expect(exportOrder(handler, { orderId: '' })).rejects.toMatchObject({ code: 'invalid_request' })
  expect((await search({})).payments).toEqual([])
  expect((await ask(`/payments/${payment.id}`)).status).toBe(404)
})
