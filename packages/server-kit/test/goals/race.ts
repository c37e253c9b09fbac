import { paymentKeyHeader } from '@powens-pay/core'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { redisStore, type RedisClient } from '../../src/store/redisStore.ts'
import { createBrowser, createShop, publicUrl, webhookSecret } from '../createShop.ts'
import { areInOrder } from '../readChangeId.ts'
import { watchStore } from '../stores/watchStore.ts'

/** A few turns of the event loop, so that the order of the lines below decides nothing. */
async function pause(): Promise<void> {
  for (let turns = Math.floor(Math.random() * 8); turns > 0; turns--)
    await new Promise((resolve) => setImmediate(resolve))
}

/**
 * Callback, ten reads, two deliveries of every webhook and the sweeper at once, on two instances, `count` times.
 *
 * Gives the distinct orders in which the store was reached, and every promise that was broken.
 */
export async function race(
  connect: () => Promise<RedisClient>,
  count: number,
  breakStore: (store: PaymentStore) => PaymentStore = (store) => store,
) {
  const stores = [redisStore(await connect()), redisStore(await connect())]
  const interleavings = new Set<string>()
  const violations: string[] = []
  for (let round = 0; round < count; round++) {
    const orderId = `race-${stores.length}-${Math.random().toString(36).slice(2)}-${round}`
    // The order of what reaches the store is the interleaving that was seen.
    const trace: string[] = []
    const written = new Map<string, string>()
    const traced = stores.map((store, instance): PaymentStore => {
      const watched = watchStore(breakStore(store), written).store
      return {
        ...watched,
        read: async (key) => {
          await pause()
          trace.push(`${instance}r`)
          return watched.read(key)
        },
        write: async (key, value, options) => {
          await pause()
          const isWritten = await watched.write(key, value, options)
          trace.push(`${instance}${isWritten ? 'w' : 'x'}`)
          return isWritten
        },
      }
    })
    const delivered: string[] = []
    const shop = createShop({
      hasWebhooks: false,
      handler: {
        store: traced[0],
        onPaymentUpdated: ({ changeId, payment }) => void delivered.push(`${changeId} ${payment.state}`),
      },
    })
    shop.orders.set(orderId, shop.orders.get('42') as NonNullable<ReturnType<typeof shop.orders.get>>)
    const other = createPaymentHandler({ ...shop.handlerOptions, store: traced[1] })
    const handlers = [shop.handler, other] as const
    const ada = shop.browser()
    const created = await ada.create(orderId)
    const deliveries: Request[] = []
    shop.sandbox.webhooks.register({
      url: `${publicUrl}/webhooks`,
      secret: webhookSecret,
      fetch: async (request) => {
        deliveries.push(request)
        return new Response(null, { status: 204 })
      },
    })
    const callback = await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''))
    await shop.sandbox.clock.advance(11 * 60_000)
    await shop.sandbox.webhooks.flush()

    const headers = { [paymentKeyHeader]: created.paymentKey }
    const read = (index: number) =>
      handlers[index % 2]?.(new Request(`${publicUrl}/payments/${created.payment.id}`, { headers }))
    trace.length = 0
    await Promise.all([
      createBrowser(other).comeBack(callback),
      ...Array.from({ length: 10 }, (_, index) => read(index)),
      ...deliveries.flatMap((request, index) => [
        handlers[index % 2]?.(request.clone()),
        handlers[(index + 1) % 2]?.(request.clone()),
      ]),
      reconcilePayments(shop.handler),
      reconcilePayments(other),
    ])
    interleavings.add(trace.join(''))
    // What another instance had claimed when its turn came is delivered by then, or due.
    await reconcilePayments(other)

    const ids = delivered.map((line) => line.split(' ', 1)[0] ?? '')
    if (!areInOrder(ids, created.payment.id)) violations.push(`ids ${delivered.join()}`)
    const missing = [...written.keys()].filter((id) => !ids.includes(id))
    if (missing.length > 0) violations.push(`not told ${missing.join()}`)
    if (delivered.at(-1)?.split(' ')[1] !== 'done') violations.push(`last ${delivered.join()}`)
    if (shop.sandbox.payments.list().length !== 1) violations.push('another payment')
    await Promise.all(handlers.map((handler) => handler.close()))
  }
  return { interleavings: interleavings.size, violations }
}
