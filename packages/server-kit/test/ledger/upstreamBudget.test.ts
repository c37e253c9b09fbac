import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { expect, test } from 'vitest'
import type { PaymentHandlerOptions } from '../../src/http/options.ts'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { createBrowser, createShop, instruct } from '../createShop.ts'

/** A shop at a sandbox domain, whose Powens counts every call and refuses the thirty-first of a minute. */
function openShop(handler: Partial<PaymentHandlerOptions> = {}) {
  const calls: string[] = []
  const refused: string[] = []
  const shop = createShop({
    hasWebhooks: false,
    handler: { rateLimit: false, ...handler },
    sandbox: { domain: 'acme-sandbox', callsPerMinute: 30 },
    powens: {
      async fetch(request) {
        const call = `${request.method} ${new URL(request.url).pathname.replaceAll(/\d{2,}/g, '{id}')}`
        calls.push(call)
        const response = await shop.sandbox.fetch(request)
        if (response.status === 429) refused.push(call)
        return response
      },
    },
  })
  const ada = shop.browser()
  let count = 0
  return {
    ...shop,
    ada,
    calls,
    refused,
    order() {
      const orderId = `order-${++count}`
      shop.orders.set(orderId, { customer: 'ada', instructions: [instruct('9.50')] })
      return orderId
    },
    cancel: ({ payment, paymentKey }: CreatedPayment) =>
      ada.post(`/payments/${payment.id}/cancel`, {}, { [paymentKeyHeader]: paymentKey }),
    countOf: (pattern: RegExp) => calls.filter((call) => pattern.test(call)).length,
  }
}

const creating = /^POST .*(?:\/payments|\/scopedtoken)$/
const reading = /^GET .*\/payments\/\{id\}$/

test('behavior: a sandbox domain is spared: reads that could wait stop at eight a minute, and creating goes on', async () => {
  const { ada, order, sandbox, calls, countOf } = openShop()
  const payments = []
  for (let index = 0; index < 5; index++) payments.push(await ada.create(order()))
  calls.length = 0
  for (let round = 0; round < 6; round++) {
    await sandbox.clock.advance(6_000)
    for (const payment of payments) expect((await ada.read(payment)).state).toBe('created')
  }
  expect(countOf(reading)).toBe(8)
  expect((await ada.create('42')).payment.state).toBe('created')

  await sandbox.clock.advance(60_000)
  calls.length = 0
  await ada.read(payments[0] ?? (await ada.create()))
  expect(calls).toHaveLength(1)
})

test('behavior: creating may use what nothing else needs, and is then refused with the time to wait', async () => {
  const { ada, order, sandbox, countOf } = openShop()
  let last = await ada.post('/payments', { input: { orderId: order() } })
  while (last.status === 201) last = await ada.post('/payments', { input: { orderId: order() } })
  expect([last.status, last.headers.get('retry-after')]).toEqual([429, '60'])
  expect(countOf(creating)).toBe(28)
  expect(sandbox.payments.list()).toHaveLength(28)
})

test('behavior: cancelling, coming back and listing banks count, and leave creating its share', async () => {
  const { ada, order, calls, refused, cancel, countOf } = openShop()
  const statuses: number[] = []
  expect((await ada.post('/connectors', { input: { orderId: order() } })).status).toBe(200)
  for (let index = 0; index < 14; index++) {
    const created = await ada.create(order())
    statuses.push((await cancel(created)).status)
  }
  // The list of banks took two of the fourteen.
  expect(statuses.filter((status) => status === 200)).toHaveLength(12)
  expect(statuses.slice(12)).toEqual([429, 429])
  expect(countOf(creating)).toBe(14)
  expect(calls).toHaveLength(29)
  expect(refused).toEqual([])
})

test('behavior: a busy minute of everything at once is thirty calls at most, and none is refused by Powens', async () => {
  const { ada, order, sandbox, calls, refused, cancel } = openShop({ confirmPayment: 'same-browser' })
  sandbox.config.set('payment.auto_confirmation', '0')
  for (let minute = 0; minute < 3; minute++) {
    calls.length = 0
    for (let index = 0; index < 20; index++) {
      const created = await ada.post('/payments', { input: { orderId: order() } })
      if (created.status !== 201) continue
      const known = (await created.json()) as CreatedPayment
      await ada.post('/connectors', { input: { orderId: order() } })
      const link = known.redirectUrl ? await ada.send('', { url: known.redirectUrl }) : null
      const webview = link?.headers.get('location')
      if (webview && index % 2) await ada.comeBack(await sandbox.payer.approve(webview))
      else await cancel(known)
      await ada.read(known)
    }
    expect(calls.length).toBeLessThanOrEqual(30)
    expect(calls.length).toBeGreaterThanOrEqual(25)
    expect(refused).toEqual([])
    await sandbox.clock.advance(60_000)
  }
})

test('behavior: two instances with one store share the minute', async () => {
  const { handlerOptions, ada, order, calls, refused } = openShop()
  const elsewhere = createBrowser(createPaymentHandler(handlerOptions))
  const statuses: number[] = []
  for (let index = 0; index < 20; index++) {
    for (const browser of [ada, elsewhere])
      statuses.push((await browser.post('/payments', { input: { orderId: order() } })).status)
  }
  expect(statuses.filter((status) => status === 201)).toHaveLength(28)
  expect(new Set(statuses.slice(28))).toEqual(new Set([429]))
  // And one for the token, which they share too.
  expect(calls).toHaveLength(29)
  expect(refused).toEqual([])
})

test('behavior: banks that cannot be read again are shown as they were', async () => {
  const { ada, order, sandbox, calls } = openShop()
  const ask = () => ada.post('/connectors', { input: { orderId: order() } })
  const first = await (await ask()).json()
  await sandbox.clock.advance(10 * 60_000)
  sandbox.faults.failNext('GET /connectors', { status: 503, times: 20 })
  expect(await (await ask()).json()).toEqual(first)
  expect(calls.at(-1)).toBe('GET /2.0/connectors')
})

test('behavior: any other domain is not limited', async () => {
  const { sandbox, ...shop } = createShop({ hasWebhooks: false, handler: { rateLimit: false } })
  const ada = shop.browser()
  for (let index = 0; index < 40; index++) {
    shop.orders.set(`order-${index}`, { customer: 'ada', instructions: [instruct('9.50')] })
    await ada.create(`order-${index}`)
  }
  expect(sandbox.payments.list()).toHaveLength(40)
})
