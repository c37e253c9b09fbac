import { print, show, spreadOf } from '../measure.ts'
import { openShop, type Shop } from './openShop.ts'
import { stores, type MeasuredStore } from './openStores.ts'
import { rowOf } from './rowOf.ts'

const samples = 60
const few = 1_000
const operations = ['create', 'webhook with a change', 'listDue'] as const
type Costs = Record<(typeof operations)[number], number>

/**
 * What creating, a webhook and a sweep's list cost in a store of 1,000 orders and of many times as many. Both are open at
 * once and take turns, so that a slow minute is slow for both.
 */
export async function measureGrowth(most: number): Promise<void> {
  for (const [name, open] of Object.entries(stores)) {
    const [small, large] = [await open(), await open()]
    try {
      await compare(name, small, large, Math.min(most, large.most))
    } finally {
      await small.stop()
      await large.stop()
    }
  }
}

async function compare(
  name: string,
  small: MeasuredStore,
  large: MeasuredStore,
  most: number,
): Promise<void> {
  const sides = [
    { ...(await fillStore(small, few)), measured: small, times: emptyTimes() },
    { ...(await fillStore(large, most)), measured: large, times: emptyTimes() },
  ]
  for (let index = -10; index < samples; index += 1) {
    for (const { shop, measured, times } of sides) {
      const costs = await measureOnce(measured, shop, `sample ${index}`)
      // The first few fill caches.
      if (index >= 0) for (const operation of operations) times[operation].push(costs[operation])
    }
  }
  print.heading(`Growth: ${name}`)
  print.table(
    ['orders', ...operations.map((operation) => `${operation}, ms`), 'bytes an order'],
    sides.map(({ size, times, bytes }) => [
      size.toLocaleString('en'),
      ...operations.map((operation) => show(spreadOf(times[operation]))),
      Math.round(bytes).toLocaleString('en'),
    ]),
  )
  const [before, after] = sides.map(({ times }) => times)
  const ratios = operations.map((operation) => {
    const median = (times: typeof before): number => spreadOf(times?.[operation] ?? []).median
    return `${operation} × ${(median(after) / median(before)).toFixed(2)}`
  })
  print.line(`Beside ${few.toLocaleString('en')} orders: ${ratios.join(', ')}`)
  for (const { shop } of sides) await shop.handler.close()
}

const emptyTimes = (): Record<keyof Costs, number[]> => ({
  create: [],
  'webhook with a change': [],
  listDue: [],
})

/** Fills a store with copies of an order that the handler wrote. */
async function fillStore(
  { store, fill, readBytes }: MeasuredStore,
  size: number,
): Promise<{ shop: Shop; size: number; bytes: number }> {
  const shop = openShop(store)
  const { payment } = await shop.create('the first')
  const row = await rowOf(store, { scope: shop.scope, orderId: 'the first', paymentId: payment.id })
  const empty = await readBytes()
  await fill(row, 0, size)
  const bytes = ((await readBytes()) - empty) / size
  const { order } = row.at(size - 1)
  if ((await store.read(order.key))?.value !== order.value) throw new Error(`${store.name} was not filled.`)
  return { shop, size, bytes }
}

/** Milliseconds, seen from the process that asks. */
async function measureOnce({ store }: MeasuredStore, shop: Shop, orderId: string): Promise<Costs> {
  const start = performance.now()
  const { payment } = await shop.create(orderId)
  const create = performance.now() - start
  const webhook = await shop.push(payment.id, 'validating')
  const listing = performance.now()
  const due = await store.listDue(shop.scope, Date.now(), 50)
  const listDue = performance.now() - listing
  if (due.length !== 50) throw new Error(`listDue gave ${due.length} of 50.`)
  return { create, 'webhook with a change': webhook, listDue }
}
