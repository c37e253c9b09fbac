import { paymentKeyHeader } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import { forgetPayment } from '../../src/ledger/forgetPayment.ts'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'
import { createShop, instruct, publicUrl, webhookSecret } from '../createShop.ts'

/** A shop whose Powens takes a while for each answer, and counts what is read of payments. */
function openShop({ domain = 'acme', latency = 0, isDown = false } = {}) {
  let reads = 0
  const shop = createShop({
    hasWebhooks: false,
    sandbox: { domain, ...(domain.endsWith('-sandbox') && { callsPerMinute: 30 }) },
    powens: {
      async fetch(request) {
        const isRead = request.method === 'GET' && /\/payments\/\d+$/.test(new URL(request.url).pathname)
        if (isRead) reads += 1
        if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency))
        return isRead && isDown ? new Response(null, { status: 400 }) : shop.sandbox.fetch(request)
      },
    },
  })
  // A bank that has not decided yet: a final payment is never read again.
  const wait = [instruct('9.50', 'pdng - order')]
  shop.orders.set('42', { customer: 'ada', instructions: wait })
  shop.orders.set('43', { customer: 'ada', instructions: wait })
  const pay = async (orderId?: string) => {
    const payer = shop.browser()
    const created = await payer.create(orderId)
    const webview = await payer.follow(created.redirectUrl ?? '')
    return { ...created, payer, callback: (await shop.sandbox.payer.approve(webview)) ?? '' }
  }
  return { ...shop, pay, countReads: () => reads }
}

const powens = [
  ['at once', { latency: 0 }],
  ['after 50 ms', { latency: 50 }],
  ['never', { isDown: true }],
] as const

describe.each(powens)('a Powens that answers %s', (_, options) => {
  test('behavior: a callback that is replayed at once is one read', async () => {
    const { pay, handler, countReads } = openShop(options)
    const { callback } = await pay()
    const before = countReads()
    const answers = await Promise.all(Array.from({ length: 200 }, () => handler(new Request(callback))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(countReads() - before).toBe(1)
  })

  test('behavior: a callback that is replayed for a minute is read as often as a page', async () => {
    const { pay, handler, countReads, sandbox } = openShop(options)
    const { callback } = await pay()
    const before = countReads()
    for (let index = 0; index < 60; index++) {
      await handler(new Request(callback))
      await handler(new Request(`${callback}&more=${index}`))
      await sandbox.clock.advance(1_000)
    }
    expect(countReads() - before).toBeLessThanOrEqual(13)
  })

  test('behavior: an old webhook that is replayed is one read', async () => {
    const { pay, handler, countReads, sandbox } = openShop(options)
    const { payment } = await pay()
    const body = JSON.stringify({ ...sandbox.payments.get(payment.id), id_webhook_data: 7 })
    const date = new Date(sandbox.clock.now() - 3_600_000).toISOString()
    const url = `${publicUrl}/webhooks`
    const headers = await signWebhook({ secret: webhookSecret, url, body, date })
    const before = countReads()
    for (let index = 0; index < 100; index++) {
      expect((await handler(new Request(url, { method: 'POST', headers, body }))).status).toBe(204)
    }
    expect(countReads() - before).toBe(1)
  })
})

test('behavior: replays on a sandbox domain leave another payer the reads of a return', async () => {
  const { pay, handler, browser, events } = openShop({ domain: 'acme-sandbox' })
  const hostile = await pay()
  const other = await pay('43')
  for (let index = 0; index < 200; index++) await handler(new Request(hostile.callback))
  const before = events.filter(({ type }) => type === 'read.failed').length
  await other.payer.comeBack(other.callback)
  expect(events.filter(({ type }) => type === 'read.failed')).toHaveLength(before)
  expect((await browser().read(other)).state).not.toBe('created')
})

test('behavior: the payer who comes back in the end is shown what became of the payment', async () => {
  const { pay, handler, sandbox, browser } = openShop()
  const paid = await pay()
  await handler(new Request(paid.callback))
  await sandbox.faults.setState(paid.payment.id, 'done')
  await sandbox.clock.advance(31_000)
  await handler(new Request(paid.callback))
  expect((await browser().read(paid)).state).toBe('done')
})

test('behavior: a page of a forgotten order costs no read', async () => {
  const { pay, handler, sandbox, countReads } = openShop()
  const { payment, paymentKey, callback } = await pay()
  await sandbox.faults.setState(payment.id, 'done')
  await handler(new Request(callback))
  await forgetPayment(handler, { orderId: '42' })
  const before = countReads()
  for (const path of ['', '/events']) {
    const url = `${publicUrl}/payments/${payment.id}${path}`
    expect((await handler(new Request(url, { headers: { [paymentKeyHeader]: paymentKey } }))).status).toBe(
      401,
    )
  }
  expect((await handler(new Request(callback))).headers.get('location')).toContain('invalid_state')
  expect(countReads()).toBe(before)
})
