import { expect, test } from 'vitest'
import { createPaymentHandler, type PaymentHandler, type PaymentHandlerOptions } from '../../src/index.ts'
import { forgetPayment, listUnpaidLines, redeliverChanges, withdrawPayment } from '../../src/index.ts'
import { createBrowser, createShop, instruct } from '../createShop.ts'

const verbs: Record<string, (handler: PaymentHandler, order: { orderId: string }) => Promise<unknown>> = {
  forgetPayment,
  listUnpaidLines,
  redeliverChanges,
  withdrawPayment,
}

test.each(Object.entries(verbs))(
  'behavior: %s: what no order can be called is said, and nothing is written',
  async (_, act) => {
    const shop = createShop({ hasWebhooks: false })
    for (const orderId of [undefined, null, 42, '', 'a\nb', '\ud800', 'x'.repeat(129), 'é'.repeat(65)]) {
      const refused = act(shop.handler, { orderId: orderId as string })
      await expect(refused, String(orderId)).rejects.toMatchObject({ code: 'invalid_request' })
      expect(await shop.stored(`order:${String(orderId)}`)).toBeNull()
    }
    await expect(act(shop.handler, { orderId: 'é'.repeat(64) })).resolves.not.toThrow()
  },
)

test.each<[string, object]>([
  ["allowAnotherPayment 'false'", { allowAnotherPayment: 'false' }],
  ['allowAnotherPayment 1', { allowAnotherPayment: 1 }],
  ['allowAnotherPayment null', { allowAnotherPayment: null }],
  ['lang 7', { lang: 7 }],
])('behavior: preparePayment with %s is a mistake, and no second payment', async (_, changes) => {
  const shop = createShop()
  const first = await shop.browser().create()
  await shop.sandbox.faults.setState(first.payment.id, 'done')
  const prepared = { orderId: '42', request: { instructions: [instruct('9.50')] }, ...changes }
  const preparePayment = () => prepared as ReturnType<PaymentHandlerOptions['preparePayment']>
  const browser = createBrowser(createPaymentHandler({ ...shop.handlerOptions, preparePayment }))
  expect((await browser.post('/payments', { input: { orderId: '42' } })).status).toBe(500)
  expect(shop.errors.map(String).join()).toContain('preparePayment returned a')
  expect(shop.sandbox.payments.list()).toHaveLength(1)
})
