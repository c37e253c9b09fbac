import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { expect, onTestFinished, test } from 'vitest'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'
import { createShop, instruct, origin, publicUrl, webhookSecret } from '../createShop.ts'
import type { Serve } from './Served.ts'
import { createDeferred } from './createDeferred.ts'

/** A payment through the real handler and the sandbox, with every message passing the adapter. */
export function paymentSuite(serve: Serve): void {
  test('behavior: a payment is created, paid, told by webhook and read', async () => {
    const { shop, send, post } = await openShop(serve)
    shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50', 'done - Crème brûlée')] })
    const created = await post('/payments', { input: { orderId: '42' } })
    expect(created.status).toBe(201)
    const { payment, paymentKey, redirectUrl } = (await created.json()) as CreatedPayment

    const go = await send(redirectUrl!, navigation)
    expect(go.status).toBe(303)
    const callback = await shop.sandbox.payer.approve(go.headers.get('location')!)
    await shop.sandbox.webhooks.flush()
    expect(shop.sandbox.webhooks.attempts.map(({ status }) => status)).toContain(204)
    expect(shop.events.filter(({ type }) => type === 'webhook.rejected')).toEqual([])
    expect(shop.changes.at(-1)?.outcome.status).toBe('succeeded')

    const back = await send(callback!, navigation)
    expect(back.headers.get('location')).toContain(`#powens-payment-${payment.id}-`)
    const read = await send(`${publicUrl}/payments/${payment.id}`, {
      headers: { [paymentKeyHeader]: paymentKey },
    })
    expect(await read.json()).toMatchObject({ payment: { state: 'done' } })
  })

  test('behavior: the cookie that came with the payment may cancel it', async () => {
    const { post, send } = await openShop(serve)
    const created = await post('/payments', { input: { orderId: '42' } })
    const { payment, paymentKey } = (await created.json()) as CreatedPayment
    const cookie = created.headers.getSetCookie()[0]!.split(';', 1)[0]!
    const cancel = (headers: Record<string, string>) =>
      send(`${publicUrl}/payments/${payment.id}/cancel`, {
        method: 'POST',
        headers: { ...jsonHeaders, [paymentKeyHeader]: paymentKey, ...headers },
        body: '{}',
      })
    expect((await cancel({})).status).toBe(403)
    expect((await cancel({ cookie })).status).toBe(200)
  })

  test('behavior: a webhook is verified over its bytes', async () => {
    const { shop, send } = await openShop(serve)
    // Spaced as nothing in JavaScript would write it.
    const body = '{ "id": 999999, "state":"done" , "label": "Crème brûlée" }'
    const url = `${publicUrl}/webhooks`
    const date = new Date(shop.sandbox.clock.now()).toISOString()
    const headers = { ...(await signWebhook({ body, url, secret: webhookSecret, date })) }
    const deliver = (text: string) =>
      send(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: text })
    const refused = await deliver(JSON.stringify(JSON.parse(body)))
    expect(refused.status).toBe(401)
    await deliver(body)
    expect(shop.events.filter(({ type }) => type === 'webhook.rejected')).toHaveLength(1)
  })

  test('behavior: a body above 64 KiB is refused', async () => {
    const { post } = await openShop(serve)
    const refused = await post('/payments', { input: 'a'.repeat(65_536) })
    expect(refused.status).toBe(413)
    expect(await refused.json()).toMatchObject({ code: 'body_too_large' })
  })
}

const navigation = { headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' } }
const jsonHeaders = { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' }

async function openShop(serve: Serve) {
  // Powens's deliveries, too, pass the adapter.
  const sending = createDeferred<(url: string, init?: RequestInit) => Promise<Response>>()
  const shop = createShop({
    sandbox: {
      webhook: {
        url: `${publicUrl}/webhooks`,
        secret: webhookSecret,
        fetch: async (request: Request) => {
          const send = await sending.promise
          const { method, headers } = request
          return send(request.url, { method, headers, body: await request.arrayBuffer() })
        },
      },
    },
  })
  const served = await serve(shop.handler)
  onTestFinished(served.close)
  const send = (url: string, init?: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url)
    return served.fetch(pathname + search, init)
  }
  sending.resolve(send)
  const post = (path: string, body: unknown): Promise<Response> =>
    send(publicUrl + path, { method: 'POST', headers: jsonHeaders, body: JSON.stringify(body) })
  return { shop, send, post }
}
