import { expect, test } from 'vitest'
import { createShop, instruct } from '../createShop.ts'

test('behavior: a sandbox domain is spared: reads stop at ten a minute, and creating goes on', async () => {
  const calls: string[] = []
  const shop = createShop({ hasWebhooks: false, sandbox: { domain: 'acme-sandbox' } })
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = (input, init) => {
    const request = new Request(input, init)
    calls.push(`${request.method} ${new URL(request.url).pathname.replaceAll(/\d{3,}/g, '{id}')}`)
    return fetch(request)
  }
  const ada = shop.browser()
  const payments = []
  for (let index = 0; index < 5; index++) {
    shop.orders.set(`order-${index}`, { customer: 'ada', instructions: [instruct('9.50')] })
    payments.push(await ada.create(`order-${index}`))
  }
  calls.length = 0
  for (let round = 0; round < 6; round++) {
    await shop.sandbox.clock.advance(6_000)
    for (const payment of payments) expect((await ada.read(payment)).state).toBe('created')
  }
  const reads = calls.filter((call) => call.startsWith('GET /2.0/payments')).length
  expect(reads).toBe(10)
  expect((await ada.create('42')).payment.state).toBe('created')

  await shop.sandbox.clock.advance(60_000)
  calls.length = 0
  await ada.read(payments[0] ?? (await ada.create()))
  expect(calls).toHaveLength(1)
})

test('behavior: past its share creating is refused with the time to wait, before Powens is asked', async () => {
  const shop = createShop({ hasWebhooks: false, sandbox: { domain: 'acme-sandbox' } })
  const ada = shop.browser()
  const statuses: number[] = []
  let last: Response | undefined
  for (let index = 0; index < 21; index++) {
    shop.orders.set(`order-${index}`, { customer: 'ada', instructions: [instruct('9.50')] })
    last = await ada.post('/payments', { input: { orderId: `order-${index}` } })
    statuses.push(last.status)
  }
  expect(statuses.filter((status) => status === 201)).toHaveLength(20)
  expect([last?.status, last?.headers.get('retry-after')]).toEqual([429, '60'])
  expect(shop.sandbox.payments.list()).toHaveLength(20)
})
