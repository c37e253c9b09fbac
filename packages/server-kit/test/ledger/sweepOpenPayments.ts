import { reconcilePayments } from '../../src/ledger/reconcilePayments.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { createShop, instruct } from '../createShop.ts'
import { createToldClock } from '../createToldClock.ts'

/** Sweeps payments that nobody reported about, with a Powens that takes 100 ms. Time is told. */
export async function sweepOpenPayments(count: number) {
  const time = createToldClock()
  let latency = 0
  let underWay = 0
  let mostAtOnce = 0
  const shop = createShop({
    hasWebhooks: false,
    // In memory on every store: a server's answer takes real time, which this clock does not wait for.
    handler: { rateLimit: false, store: memoryStore({ now: time.now }) },
    powens: {
      now: time.now,
      async fetch(request) {
        mostAtOnce = Math.max(mostAtOnce, ++underWay)
        if (latency > 0) await time.pass(latency)
        underWay--
        return shop.sandbox.fetch(request)
      },
    },
  })
  const ada = shop.browser()
  for (let index = 0; index < count; index++) {
    shop.orders.set(`order-${index}`, { customer: 'ada', instructions: [instruct('9.50')] })
    await ada.create(`order-${index}`)
  }
  latency = 100
  const startedAt = time.now() + 15 * 60_000
  time.set(startedAt)
  let [looked, failed] = [0, 0]
  for (let hasMore = true; hasMore;) {
    const result = await time.run(reconcilePayments(shop.handler))
    looked += result.looked
    failed += result.failed
    hasMore = result.hasMore
  }
  return { looked, failed, mostAtOnce, milliseconds: time.now() - startedAt }
}
