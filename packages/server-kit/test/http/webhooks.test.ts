import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import type { PreparedRequest } from '../../src/ledger/PreparedPayment.ts'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'
import { createShop, instruct, publicUrl, webhookSecret, type Shop } from '../createShop.ts'

const url = `${publicUrl}/webhooks`

async function push(shop: Shop, content: string, isCompressed = false) {
  const date = new Date(shop.sandbox.clock.now()).toISOString()
  const headers = await signWebhook({ secret: webhookSecret, url, body: content, date })
  const body = isCompressed ? new Uint8Array(gzipSync(content)) : content
  return shop.handler(new Request(url, { method: 'POST', headers, body }))
}

describe('large is normal', () => {
  test.each([[100], [1_000]])('behavior: the news of a bulk of %i transfers', async (count) => {
    const shop = createShop({ sandbox: { webhook: undefined } as never, hasWebhooks: false })
    const instructions = Array.from({ length: count }, (_, index) =>
      instruct('9.50', `pdng/done - transfer ${index}`),
    ) as PreparedRequest['instructions']
    shop.orders.set('42', { customer: 'ada', instructions })
    const { payment } = await shop.browser().create()
    await shop.sandbox.faults.setState(payment.id, 'pending')
    const text = JSON.stringify(shop.sandbox.payments.get(payment.id))
    expect(text.length).toBeGreaterThan(count * 500)
    expect((await push(shop, text)).status).toBe(204)
    await shop.sandbox.faults.setState(payment.id, 'done')
    expect((await push(shop, JSON.stringify(shop.sandbox.payments.get(payment.id)), true)).status).toBe(204)
    expect(shop.changes.map(({ payment: { state } }) => state)).toEqual(['pending', 'done'])
  })

  test('parameters: webhook.maxBodyBytes', async () => {
    const secrets = [webhookSecret]
    const shop = createShop({ hasWebhooks: false, handler: { webhook: { secrets, maxBodyBytes: 1_000 } } })
    const pad = (length: number) => JSON.stringify({ id: 9999, state: 'done', label: 'x'.repeat(length) })
    expect((await push(shop, pad(500))).status).toBe(204)
    expect((await push(shop, pad(1_000))).status).toBe(413)
    expect((await push(shop, pad(1_000), true)).status).toBe(413)
  })

  test.each([[0], [-1], [Number.NaN], [1.5], ['4 MiB']])(
    'parameters: webhook.maxBodyBytes: %s is refused',
    (wrong) => {
      const { handlerOptions } = createShop({ hasWebhooks: false })
      const webhook = { secrets: [webhookSecret], maxBodyBytes: wrong as number }
      expect(() => createPaymentHandler({ ...handlerOptions, webhook })).toThrow('webhook.maxBodyBytes')
    },
  )
})

test.each([
  ['a user', '{"user":{"id":12},"connections":[]}'],
  ['a connection', '{"id":501,"id_user":12,"state":null,"last_update":"2026-01-15 09:30:00"}'],
  ['a list', '[1,2]'],
  ['nothing', 'null'],
  ['a word', '"test"'],
  ['no JSON', 'ping'],
  ['an empty body', ''],
])('behavior: a genuine event that is %s is answered 204 and changes nothing', async (_, content) => {
  const shop = createShop({ hasWebhooks: false })
  await shop.browser().create()
  const before = await shop.stored('order:42')
  expect((await push(shop, content)).status).toBe(204)
  expect(await shop.stored('order:42')).toEqual(before)
  expect(shop.events).toContainEqual({ type: 'webhook.rejected', reason: 'invalid_body' })
})

test.each([
  ['no instructions', {}],
  ['null', { instructions: null }],
  ['none', { instructions: [] }],
  ['no amount and no currency', { instructions: [{}] }],
  ['empty ones', { instructions: [{ amount: null, currency: {} }] }],
  ['a currency without an id', { instructions: [{ amount: '9.50', currency: { symbol: '€' } }] }],
  ['a currency alone', { instructions: [{ currency: { id: 'EUR' } }] }],
])('behavior: a webhook with %s in it is no error and no mismatch', async (_, given) => {
  const shop = createShop({ hasWebhooks: false })
  const { payment, paymentKey } = await shop.browser().create()
  const body = { id: payment.id, state: 'done', client_state: paymentKey, ...given }
  expect((await push(shop, JSON.stringify(body))).status).toBe(204)
  expect(shop.changes).toMatchObject([
    { outcome: { status: 'succeeded' }, payment: { review: null, amount: '9.50', currency: 'EUR' } },
  ])
})
