import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPaymentHandler } from '../../src/handler/createPaymentHandler.ts'
import { reconcilePayments } from '../../src/reconcile/reconcilePayments.ts'
import { redisStore } from '../../src/store/redisStore.ts'
import { createBrowser, createShop, instruct, type Shop } from '../createShop.ts'
import { hasRedis, startRedis } from '../stores/startRedis.ts'

const minute = 60_000
const standing = { execution_date_type: 'periodic', frequency: 'monthly', start_date: '2026-02-04' }

const journeys: [string, ReturnType<typeof instruct>[], 'approve' | 'refuse', string][] = [
  ['one-time', [instruct('9.50')], 'approve', 'succeeded'],
  ['refused', [instruct('9.50')], 'refuse', 'failed'],
  ['bulk', [instruct('9.50'), instruct('3.10')], 'approve', 'succeeded'],
  ['recurring', [instruct('9.50', 'pdng - order', standing)], 'approve', 'active'],
]

/** After which step of the journey the process ends. */
const moments = ['created', 'at the bank', 'back in the shop', 'news not yet taken', 'every one'] as const

describe.skipIf(!hasRedis)('the process is restarted between, over Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())

  /** A shop whose handler can be replaced by one that remembers nothing: new connection, new cache, same Redis. */
  async function open(instructions: ReturnType<typeof instruct>[]) {
    let handler: Shop['handler']
    let isTaking = true
    const told: string[] = []
    const prefix = `restart-${crypto.randomUUID()}:`
    const openStore = async () => redisStore(await redis.connect(), { prefix })
    const shop = createShop({
      sandbox: {
        webhook: {
          url: 'https://shop.example/api/powens/webhooks',
          secret: 'webhook-secret-of-the-shop',
          fetch: (request) => handler(request),
        },
      },
      handler: {
        store: await openStore(),
        onPaymentUpdated({ changeId, outcome }) {
          if (!isTaking) throw new Error('The shop is not there.')
          told.push(`${changeId} ${outcome.status}`)
        },
      },
    })
    shop.orders.set('42', { customer: 'ada', instructions })
    handler = shop.handler
    return {
      shop,
      told,
      browser: createBrowser(Object.assign((request: Request) => handler(request), shop.handler)),
      take: (takes: boolean) => void (isTaking = takes),
      sweep: () => reconcilePayments(handler),
      async restart() {
        await handler.close()
        handler = createPaymentHandler({ ...shop.handlerOptions, store: await openStore() })
      },
    }
  }

  test.each(
    journeys.flatMap(([name, instructions, behave, status]) =>
      moments.map((moment) => ({ name, instructions, behave, status, moment })),
    ),
  )('$name, $moment', async ({ instructions, behave, status, moment }) => {
    const world = await open(instructions)
    const { shop, told, browser: ada } = world
    const end = async (now: (typeof moments)[number]) => {
      if (moment === now || moment === 'every one') await world.restart()
    }

    const created = await ada.create()
    await end('created')
    const webview = await ada.follow(created.redirectUrl ?? '')
    await end('at the bank')
    if (moment === 'news not yet taken') world.take(false)
    const page = await ada.comeBack(await shop.sandbox.payer[behave](webview))
    expect(page).toContain(`#powens-payment=${created.payment.id}.${created.paymentKey}`)
    await end('back in the shop')
    await shop.sandbox.clock.advance(3 * minute)
    await shop.sandbox.webhooks.flush()
    await end('news not yet taken')
    world.take(true)
    await shop.sandbox.clock.advance(2 * minute)
    await world.sweep()

    const state = shop.sandbox.payments.get(created.payment.id)?.['state']
    expect((await ada.read(created)).state).toBe(state)
    expect(told.at(-1)?.split(' ')[1]).toBe(status)
    const expected = told.map((_, index) => `${created.payment.id}-${index + 1}`)
    expect(told.map((line) => line.split(' ', 1)[0])).toEqual(expected)
    expect(shop.sandbox.payments.list()).toHaveLength(1)
    // The order is known as well: nobody is offered a second payment of it.
    const again = await ada.post('/payments', { input: { orderId: '42' } })
    expect(again.status).toBe(status === 'failed' ? 201 : 409)
  })
})
