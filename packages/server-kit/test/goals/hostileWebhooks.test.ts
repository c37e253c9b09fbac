import { expect, test } from 'vitest'
import { createRandom, createVerdict, loadKit, type Kit } from './loadKit.ts'
import { areInOrder } from '../readChangeId.ts'

const path = ['validating', 'pending', 'done'] as const

/** Duplicates and any order give the same state, each change delivered once and in order. */
async function reorder(kit: Kit, count: number) {
  const random = createRandom(6)
  const { verdict, expectThat } = createVerdict()
  for (let index = 0; index < count; index++) {
    const shop = kit.createShop({ hasWebhooks: false })
    const created = await shop.browser().create()
    const deliveries: Request[] = []
    shop.sandbox.webhooks.register({
      url: `${kit.publicUrl}/webhooks`,
      secret: kit.webhookSecret,
      fetch: async (request) => {
        deliveries.push(request)
        return new Response(null, { status: 204 })
      },
    })
    for (const state of path) {
      await shop.sandbox.clock.advance(1_000)
      await shop.sandbox.faults.setState(created.payment.id, state)
    }
    const order = Array.from({ length: 10 }, () => random.pick(deliveries))
      .concat(deliveries)
      .toSorted(() => random.next() - 0.5)
    const answers = await Promise.all(order.map((request) => shop.handler(request.clone())))
    const delivered = shop.changes.map(({ changeId, payment }) => [changeId, payment.state] as const)
    expectThat(
      answers.every(({ status }) => status === 204),
      `${index}: not every answer was 204`,
    )
    expectThat(delivered.at(-1)?.[1] === 'done', `${index}: ${delivered.join(' ')}`)
    expectThat(
      areInOrder(
        delivered.map(([id]) => id),
        created.payment.id,
      ),
      `${index}: ids ${delivered.join(' ')}`,
    )
    const ranks = delivered.map(([, state]) => path.indexOf(state as 'done'))
    expectThat(
      ranks.every((rank, place) => place === 0 || rank > (ranks[place - 1] ?? 0)),
      `${index}: backwards ${delivered.join(' ')}`,
    )
  }
  return verdict
}

test('behavior: duplicates in any order change nothing and are delivered in order', async () => {
  expect(await reorder(await loadKit(), 60)).toEqual({ cases: 240, violations: [] })
})

test('behavior: without the fold the last to arrive would win', async () => {
  const naive = {
    advancePayment: (_: unknown, observation: object) => ({
      ...observation,
      conflict: false,
      wasPending: false,
    }),
  }
  const core = await import('@powens-pay/core')
  const { vi } = await import('vitest')
  vi.doMock('@powens-pay/core', () => ({ ...core, ...naive }))
  const kit = await loadKit()
  vi.doUnmock('@powens-pay/core')
  expect((await reorder(kit, 20)).violations).not.toEqual([])
})

/** A genuine signature counts for five minutes, both ways; beyond it is answered and not believed. */
async function shiftDates(kit: Kit, count: number) {
  const random = createRandom(17)
  const { verdict, expectThat } = createVerdict()
  const shop = kit.createShop({ hasWebhooks: false })
  const ada = shop.browser()
  for (let index = 0; index < count; index++) {
    const orderId = `order-${index}`
    shop.orders.set(orderId, { customer: 'ada', instructions: [kit.instruct('9.50')] })
    const created = await ada.create(orderId)
    const offset = Math.round((random.next() - 0.5) * 4 * kit.webhookTolerance)
    const isWithin = Math.abs(offset) <= kit.webhookTolerance
    // Powens itself says that it is still created, so only the webhook's own body could say otherwise.
    const body = JSON.stringify({
      ...shop.sandbox.payments.get(created.payment.id),
      state: 'done',
      id_webhook_data: index,
    })
    const url = `${kit.publicUrl}/webhooks`
    const date = new Date(shop.sandbox.clock.now() + offset).toISOString()
    const headers = await kit.signWebhook({ secret: kit.webhookSecret, url, body, date })
    const response = await shop.handler(new Request(url, { method: 'POST', headers, body }))
    expectThat(response.status === 204, `${offset} answered ${response.status}`)
    expectThat(((await ada.read(created)).state === 'done') === isWithin, `${offset} believed wrongly`)
  }
  return verdict
}

test('behavior: five minutes both ways', async () => {
  expect(await shiftDates(await loadKit(), 100)).toEqual({ cases: 200, violations: [] })
})

test('behavior: without the window an old body would be believed', async () => {
  const { verifyWebhook } = await import('../../src/webhooks/verifyWebhook.ts')
  const ageless = async (...rest: Parameters<typeof verifyWebhook>) => ({
    ...(await verifyWebhook(...rest)),
    isFresh: true,
  })
  const kit = await loadKit(['webhooks/verifyWebhook.ts', { verifyWebhook: ageless }])
  expect((await shiftDates(kit, 40)).violations).not.toEqual([])
})

test('behavior: a bad signature is 401 with a reason, and 404 without a secret', async () => {
  const kit = await loadKit()
  const shop = kit.createShop()
  const { payment } = await shop.browser().create()
  shop.sandbox.faults.missignNextWebhook('secret')
  await shop.sandbox.faults.setState(payment.id, 'done')
  expect(shop.changes).toEqual([])
  expect(shop.events).toContainEqual({ type: 'webhook.rejected', reason: 'wrong_signature' })

  const { webhook: _, ...rest } = shop.handlerOptions
  const silent = kit.createPaymentHandler(rest)
  const response = await silent(new Request(`${kit.publicUrl}/webhooks`, { method: 'POST', body: '{}' }))
  expect(response.status).toBe(404)
})

test('behavior: a payment of another application of the same domain is 204 and an event', async () => {
  const kit = await loadKit()
  const shop = kit.createShop()
  const body = JSON.stringify({ id: 9999, state: 'done', client_state: 'theirs' })
  const url = `${kit.publicUrl}/webhooks`
  const date = new Date(shop.sandbox.clock.now()).toISOString()
  const headers = await kit.signWebhook({ secret: kit.webhookSecret, url, body, date })
  expect((await shop.handler(new Request(url, { method: 'POST', headers, body }))).status).toBe(204)
  expect(shop.events).toContainEqual({ type: 'webhook.unknown_payment', paymentId: 9999 })
})

test('behavior: an old delivery is answered 204 and read once, also when Powens cannot be asked', async () => {
  const kit = await loadKit()
  const shop = kit.createShop({ hasWebhooks: false })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  const deliver = async (id: number) => {
    const body = JSON.stringify({
      ...shop.sandbox.payments.get(payment.id),
      state: 'rejected',
      id_webhook_data: id,
    })
    const url = `${kit.publicUrl}/webhooks`
    const date = new Date(shop.sandbox.clock.now() - 3_600_000).toISOString()
    const headers = await kit.signWebhook({ secret: kit.webhookSecret, url, body, date })
    return (await shop.handler(new Request(url, { method: 'POST', headers, body }))).status
  }
  shop.sandbox.faults.down()
  expect(await deliver(1)).toBe(204)
  expect(shop.changes).toEqual([])
  shop.sandbox.faults.up()
  let reads = 0
  const { fetch } = shop.sandbox
  shop.sandbox.fetch = (...rest) => {
    reads++
    return fetch(...rest)
  }
  expect(await Promise.all([2, 3, 4, 5].map(deliver))).toEqual([204, 204, 204, 204])
  expect(reads).toBe(1)
  expect(shop.changes.map((change) => change.payment.state)).toEqual(['done'])
})
