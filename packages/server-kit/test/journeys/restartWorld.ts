import type { SandboxOptions } from '@powens-pay/sandbox'
import { createPaymentHandler } from '../../src/http/createPaymentHandler.ts'
import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { redisStore, type RedisClient } from '../../src/store/redisStore.ts'
import { watchStore } from '../stores/watchStore.ts'
import { createBrowser, createShop, publicUrl, webhookSecret, type Order, type Shop } from '../createShop.ts'

/** A shop over Redis whose handler can be replaced by one that remembers nothing: new connection, new cache, same Redis. */
export async function openRestartWorld(
  connect: () => Promise<RedisClient>,
  instructions: Order['instructions'],
  options: SandboxOptions,
) {
  let handler: Shop['handler']
  let isTaking = true
  const delivered: string[] = []
  const prefix = `restart-${crypto.randomUUID()}:`
  const written = new Map<string, string>()
  const openStore = async () => watchStore(redisStore(await connect(), { prefix }), written).store
  const shop = createShop({
    sandbox: {
      ...options,
      webhook: {
        url: `${publicUrl}/webhooks`,
        secret: webhookSecret,
        fetch: (request) => handler(request),
      },
    },
    handler: {
      store: await openStore(),
      onPaymentUpdated({ changeId, outcome }) {
        if (!isTaking) throw new Error('The shop is not there.')
        delivered.push(`${changeId} ${outcome.status}`)
      },
    },
  })
  shop.orders.set('42', { customer: 'ada', instructions })
  handler = shop.handler
  return {
    ...shop,
    delivered,
    written,
    ada: createBrowser(Object.assign((request: Request) => handler(request), shop.handler)),
    /** Whether the merchant's own function works. */
    take: (takes: boolean) => void (isTaking = takes),
    sweep: () => reconcilePayments(handler),
    async restart() {
      await handler.close()
      handler = createPaymentHandler({ ...shop.handlerOptions, store: await openStore() })
    },
  }
}

export type RestartWorld = Awaited<ReturnType<typeof openRestartWorld>>
