import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { expect } from 'vitest'
import { httpFetch } from '../adapters/httpFetch.ts'

/** Every step over HTTP; gives what the merchant was told. */
export async function payAnOrder(origin: string): Promise<string[]> {
  const send = (url: string, init?: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url, 'https://shop.example')
    return httpFetch(origin + pathname + search, init)
  }
  const navigation = { headers: { 'sec-fetch-mode': 'navigate' } }
  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    send(`/api/powens${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://shop.example', ...headers },
      body,
    })

  const created = await post('/payments', '{"input":{"orderId":"42"}}')
  expect([created.status, created.headers.getSetCookie()]).toEqual([
    201,
    [expect.stringContaining('__Host-')],
  ])
  const { payment, paymentKey, redirectUrl } = (await created.json()) as CreatedPayment
  const key = { [paymentKeyHeader]: paymentKey }
  // Two pages watch, and the one that began leaves.
  const watch = () => send(`/api/powens/payments/${payment.id}/events`, { headers: key })
  const [left, stayed] = [await watch(), await watch()]
  await left.body?.cancel()

  const go = await send(redirectUrl!, navigation)
  expect(go.status).toBe(303)

  const approved = await send(`/approve?url=${encodeURIComponent(go.headers.get('location')!)}`)
  const back = await send((await approved.json()) as string, navigation)
  expect(back.headers.get('location')).toContain(`https://shop.example/order#powens-payment-${payment.id}-`)

  const read = await send(`/api/powens/payments/${payment.id}`, { headers: key })
  expect(await read.json()).toMatchObject({ payment: { state: 'done' } })

  const live = await send(`/api/powens/payments/${payment.id}/events`, { headers: key })
  expect(live.headers.get('content-type')).toContain('text/event-stream')
  expect(await live.text()).toContain('"state":"done"')
  expect(await stayed.text()).toContain('"state":"done"')

  expect((await post('/payments', '{"input":{"orderId":"42"}}')).status).toBe(409)
  expect((await post('/webhooks', '{}')).status).toBe(401)
  expect((await post('/payments', `{"input":"${'a'.repeat(65_536)}"}`)).status).toBe(413)
  return (await (await send('/outcomes')).json()) as string[]
}
