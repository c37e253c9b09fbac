import { expect, test } from 'vitest'
import { paymentKeyHeader } from '@powens-pay/core'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { createBrowser, createShop, publicUrl, returnUrl, secret } from '../createShop.ts'

const next = 'a secret that came later, long enough for everybody'

/** Two instances in a rolling deploy: the new one signs with a secret that the old one does not have yet. */
function deploy() {
  const shop = createShop({ hasWebhooks: false, handler: { secrets: [next, secret] } })
  const old = createPaymentHandler({ ...shop.handlerOptions, secrets: [secret] })
  return { shop, old }
}

test.each([
  ['with its number', (id: number) => `id_payment=${id}&`],
  ['without it', () => ''],
])('behavior: a paid payer who comes back to the other instance %s sees the payment', async (_, number) => {
  const { shop, old } = deploy()
  const { payment, paymentKey } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  const response = await old(new Request(`${publicUrl}/callback?${number(payment.id)}state=${paymentKey}`))
  const location = response.headers.get('location') ?? ''
  expect(location.startsWith(`${returnUrl}#powens-payment`)).toBe(true)
  expect(location).toContain(paymentKey)
  expect(shop.changes).toMatchObject([{ outcome: { status: 'succeeded' } }])
  const headers = { [paymentKeyHeader]: paymentKey }
  const read = await old(new Request(`${publicUrl}/payments/${payment.id}`, { headers }))
  expect(await read.json()).toMatchObject({ payment: { state: 'done' } })
})

test('behavior: it gives no privilege, not even with the cookie', async () => {
  const { shop, old } = deploy()
  const ada = shop.browser()
  const { payment, paymentKey } = await ada.create()
  const there = createBrowser(old)
  for (const path of ['cancel', 'resume', 'handoff']) {
    const headers = { [paymentKeyHeader]: paymentKey, cookie: ada.cookie }
    expect((await there.post(`/payments/${payment.id}/${path}`, {}, headers)).status).toBe(403)
  }
})

test('behavior: it proves nothing but the payment whose key is stored, and only while it lives', async () => {
  const { shop, old } = deploy()
  const { payment, paymentKey } = await shop.browser().create()
  const read = async (id: number, key: string) =>
    (await old(new Request(`${publicUrl}/payments/${id}`, { headers: { [paymentKeyHeader]: key } }))).status
  const [first = '', ...rest] = paymentKey.slice(-43)
  const forged = paymentKey.slice(0, -43) + [first === 'A' ? 'B' : 'A', ...rest].join('')
  expect(await read(payment.id, paymentKey)).toBe(200)
  expect(await read(payment.id, forged)).toBe(401)
  expect(await read(payment.id + 1, paymentKey)).toBe(401)
  expect(await read(payment.id, 'A'.repeat(200))).toBe(401)
  await shop.handlerOptions.store?.remove(`${shop.sandbox.domain}/order:42`)
  expect(await read(payment.id, paymentKey)).toBe(401)
})

test('behavior: an expired key of an unknown secret opens nothing', async () => {
  const { shop, old } = deploy()
  const { payment, paymentKey } = await shop.browser().create()
  await shop.sandbox.clock.advance(100 * 24 * 3_600_000)
  const headers = { [paymentKeyHeader]: paymentKey }
  expect((await old(new Request(`${publicUrl}/payments/${payment.id}`, { headers }))).status).toBe(401)
})
