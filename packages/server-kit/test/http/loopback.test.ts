import { expect, test } from 'vitest'
import { createShop } from '../createShop.ts'

const hosts = [
  'localhost',
  'shop.localhost',
  'a.shop.localhost',
  '127.0.0.1',
  '127.0.0.2',
  '127.8.9.10',
  '[::1]',
]

test.each(hosts)('behavior: a shop at http://%s:3000 takes payments', async (host) => {
  const origin = `http://${host}:3000`
  const publicUrl = `${origin}/api/powens`
  const shop = createShop({ hasWebhooks: false, handler: { publicUrl, returnUrl: `${origin}/order` } })
  const created = await shop.handler(
    new Request(`${publicUrl}/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: '{"input":{"orderId":"42"}}',
    }),
  )
  expect([created.status, shop.errors]).toEqual([201, []])

  const { redirectUrl } = (await created.json()) as { redirectUrl: string }
  const go = await shop.handler(new Request(redirectUrl))
  const callback = await shop.sandbox.payer.approve(go.headers.get('location') ?? '')
  expect(callback?.startsWith(`${publicUrl}/callback?`)).toBe(true)
  const back = await shop.handler(new Request(callback ?? ''))
  expect(back.headers.get('location')?.startsWith(`${origin}/order#powens-payment-`)).toBe(true)
})

test.each(['127.0.0.1.shop.example', 'localhost.shop.example', 'notlocalhost', '128.0.0.1', '[::2]'])(
  'behavior: http://%s:3000 is another machine',
  (host) => {
    const publicUrl = `http://${host}:3000/api/powens`
    expect(() => createShop({ handler: { publicUrl } })).toThrow('is neither https nor on this machine')
  },
)
