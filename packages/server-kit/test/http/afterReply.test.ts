import { setImmediate as turn } from 'node:timers/promises'
import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { toLambdaHandler } from '../../src/adapters/lambda.ts'
import type { HandlerContext } from '../../src/http/options.ts'
import type { PaymentChange } from '../../src/ledger/PaymentChange.ts'
import { getScope } from '../../src/store/scopeStore.ts'
import { createDeferred } from '../adapters/createDeferred.ts'
import { toEvent } from '../adapters/serveLambda.ts'
import { createBrowser, createShop, instruct, type Shop } from '../createShop.ts'
import { push } from '../ledger/push.ts'

/** A shop whose `onPaymentUpdated` takes a change when the test says so. */
async function openShop(freezesAfterReply: boolean | undefined, context: HandlerContext = {}) {
  const changes: PaymentChange[] = []
  const taken = createDeferred<undefined>()
  const shop = createShop({
    hasWebhooks: false,
    handler: {
      freezesAfterReply,
      onPaymentUpdated(change) {
        changes.push(change)
        return taken.promise
      },
    },
  })
  const ask = (request: Request): Promise<Response> => shop.handler(request, context)
  const ada = createBrowser(ask as Shop['handler'])
  const created = await ada.create()
  return { ...shop, changes, ada, ask, created, take: () => taken.resolve(undefined) }
}

type Opened = Awaited<ReturnType<typeof openShop>>

async function seeAt(shop: Opened, state: string): Promise<object> {
  await shop.sandbox.faults.setState(shop.created.payment.id, state)
  return { ...shop.sandbox.payments.get(shop.created.payment.id), id_webhook_data: 1 }
}

const withKey = ({ paymentKey }: CreatedPayment): Record<string, string> => ({
  [paymentKeyHeader]: paymentKey,
})

/** Every way in which a visit brings news for the merchant. */
const visits: [name: string, visit: (shop: Opened) => Promise<unknown>][] = [
  ['a webhook', async (shop) => push(shop.ask, shop.sandbox, await seeAt(shop, 'done'))],
  ['an old webhook', async (shop) => push(shop.ask, shop.sandbox, await seeAt(shop, 'done'), 10 * 60_000)],
  [
    'a webhook of a payment whose record was lost',
    async (shop) => {
      await shop.handlerOptions.store?.remove(`${getScope(shop.powens)}/payment:${shop.created.payment.id}`)
      return push(shop.ask, shop.sandbox, await seeAt(shop, 'done'))
    },
  ],
  [
    'a page that reads',
    async (shop) => {
      await seeAt(shop, 'done')
      await shop.sandbox.clock.advance(60_000)
      return shop.ada.read(shop.created)
    },
  ],
  [
    'the payer who comes back',
    async (shop) => {
      const webview = await shop.ada.follow(shop.created.redirectUrl ?? '')
      return shop.ada.comeBack(await shop.sandbox.payer.approve(webview))
    },
  ],
  [
    'a payer who cancels',
    (shop) => shop.ada.post(`/payments/${shop.created.payment.id}/cancel`, {}, withKey(shop.created)),
  ],
  [
    'an order that was edited',
    async (shop) => {
      await shop.ada.follow(shop.created.redirectUrl ?? '')
      shop.orders.set('42', { customer: 'ada', instructions: [instruct('12.00')] })
      return shop.ada.post('/payments', { input: { orderId: '42' } })
    },
  ],
]

/** Whether a promise settles although the merchant takes nothing. */
async function settles(promise: Promise<unknown>): Promise<boolean> {
  let isSettled = false
  promise.then(
    () => (isSettled = true),
    () => (isSettled = true),
  )
  for (let turns = 0; turns < 2_000 && !isSettled; turns++) await turn()
  return isSettled
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

describe.each(visits)('%s', (_, visit) => {
  test('default: is answered although the merchant hangs', async () => {
    const shop = await openShop(undefined)
    expect(await settles(visit(shop))).toBe(true)
    expect(shop.changes).toHaveLength(1)
    shop.take()
    await shop.handler.close()
    expect(shop.events).toContainEqual(expect.objectContaining({ type: 'change.delivered', orderId: '42' }))
  })

  test('parameters: freezesAfterReply', async () => {
    const shop = await openShop(true)
    const visited = visit(shop)
    expect(await settles(visited)).toBe(false)
    shop.take()
    expect(await settles(visited)).toBe(true)
    expect(shop.events).toContainEqual(expect.objectContaining({ type: 'change.delivered', orderId: '42' }))
  })

  test('parameters: waitUntil, which is given what goes on after the reply', async () => {
    const pending: Promise<unknown>[] = []
    const shop = await openShop(true, { waitUntil: (promise) => void pending.push(promise) })
    expect(await settles(visit(shop))).toBe(true)
    expect(shop.changes).toHaveLength(1)
    expect(await settles(Promise.all(pending))).toBe(false)
    shop.take()
    expect(await settles(Promise.all(pending))).toBe(true)
  })
})

test('behavior: webhooks of one order are answered however many are not taken yet', async () => {
  const shop = await openShop(undefined)
  for (const [index, state] of ['validating', 'pending', 'done', 'done'].entries()) {
    const body = { ...(await seeAt(shop, state)), id_webhook_data: Math.min(index, 2) }
    expect(await settles(push(shop.ask, shop.sandbox, body))).toBe(true)
  }
  expect(shop.changes).toHaveLength(1)
  shop.take()
  await expect
    .poll(() => shop.changes.map(({ payment }) => payment.state))
    .toEqual(['validating', 'pending', 'done'])
})

test('behavior: a change that fails after the reply is told to onError, and to nobody else', async () => {
  const rejections: unknown[] = []
  const onRejection = (reason: unknown): void => void rejections.push(reason)
  process.on('unhandledRejection', onRejection)
  const shop = createShop({
    hasWebhooks: false,
    handler: {
      freezesAfterReply: false,
      onPaymentUpdated() {
        throw new Error('The database is away.')
      },
    },
  })
  const { payment } = await shop.browser().create()
  await shop.sandbox.faults.setState(payment.id, 'done')
  const body = { ...shop.sandbox.payments.get(payment.id), id_webhook_data: 1 }
  expect(await push(shop.handler, shop.sandbox, body)).toBe(204)
  await expect.poll(() => shop.errors.length).toBe(1)
  await shop.handler.close()
  process.off('unhandledRejection', onRejection)
  expect(rejections).toEqual([])
})

test.each(['AWS_LAMBDA_FUNCTION_NAME', 'VERCEL', 'K_SERVICE', 'FUNCTION_TARGET'])(
  'behavior: on a platform that sets %s a reply waits',
  async (name) => {
    vi.stubEnv(name, '1')
    const shop = await openShop(undefined)
    const visited = push(shop.ask, shop.sandbox, await seeAt(shop, 'done'))
    expect(await settles(visited)).toBe(false)
    shop.take()
    expect(await visited).toBe(204)
  },
)

test.each([
  ['a Worker, which says that it is Node.js too', 'navigator', { userAgent: 'Cloudflare-Workers' }],
  ['an edge runtime', 'EdgeRuntime', 'edge-runtime'],
])('behavior: in %s a reply waits', async (_, global, value) => {
  vi.stubGlobal(global, value)
  const shop = await openShop(undefined)
  const visited = push(shop.ask, shop.sandbox, await seeAt(shop, 'done'))
  expect(await settles(visited)).toBe(false)
  shop.take()
  expect(await visited).toBe(204)
})

test('behavior: behind toLambdaHandler a reply waits', async () => {
  const shop = await openShop(undefined)
  const lambda = toLambdaHandler(shop.handler)
  const statuses: number[] = []
  const visited = push(
    async (request) => {
      const { statusCode } = await lambda(await toEvent(request))
      statuses.push(statusCode)
      return new Response(null, { status: statusCode })
    },
    shop.sandbox,
    await seeAt(shop, 'done'),
  )
  expect(await settles(visited)).toBe(false)
  shop.take()
  expect(await settles(visited)).toBe(true)
  expect(statuses).toEqual([204])
})
