import { print } from '../measure.ts'
import { openShop } from './openShop.ts'
import { stores, type MeasuredStore } from './openStores.ts'
import { rowOf } from './rowOf.ts'

const samples = 60
const operations = ['create', 'webhook with a change', 'listDue'] as const
type Costs = Record<(typeof operations)[number], number>

/** What creating, a webhook and a sweep's list cost in a store of 1,000 orders and of many times as many. */
export async function measureGrowth(most: number): Promise<void> {
  const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= most)
  for (const [name, open] of Object.entries(stores)) {
    const measured = await open()
    try {
      await measureStore(
        name,
        measured,
        sizes.filter((size) => size <= measured.most),
      )
    } finally {
      await measured.stop()
    }
  }
}

async function measureStore(name: string, measured: MeasuredStore, sizes: number[]): Promise<void> {
  const { store, fill, readBytes } = measured
  const shop = openShop(store)
  const { payment } = await shop.create('the first')
  const row = await rowOf(store, { scope: shop.scope, orderId: 'the first', paymentId: payment.id })
  const costs: Costs[] = []
  const bytes: number[] = []
  const empty = await readBytes()
  let filled = 0
  for (const size of sizes) {
    await fill(row, filled, size)
    filled = size
    bytes.push(((await readBytes()) - empty) / size)
    const { order } = row.at(size - 1)
    if ((await store.read(order.key))?.value !== order.value) throw new Error(`${name} was not filled.`)
    costs.push(await measureOperations(measured, shop, `${size}`))
  }
  await shop.handler.close()

  print.heading(`Growth: ${name}`)
  print.table(
    ['orders', ...operations.map((operation) => `${operation}, ms`), 'bytes an order'],
    sizes.map((size, index) => [
      size.toLocaleString('en'),
      ...operations.map((operation) => costs[index]![operation].toFixed(2)),
      Math.round(bytes[index]!).toLocaleString('en'),
    ]),
  )
  const [first, last] = [costs[0]!, costs.at(-1)!]
  const ratios = operations.map(
    (operation) => `${operation} × ${(last[operation] / first[operation]).toFixed(2)}`,
  )
  print.line(
    `${sizes.at(-1)?.toLocaleString('en')} orders beside ${sizes[0]?.toLocaleString('en')}: ${ratios.join(', ')}`,
  )
}

/** Medians in milliseconds, seen from the process that asks. */
async function measureOperations(
  { store }: MeasuredStore,
  shop: ReturnType<typeof openShop>,
  prefix: string,
): Promise<Costs> {
  const times: Record<keyof Costs, number[]> = { create: [], 'webhook with a change': [], listDue: [] }
  for (let index = -10; index < samples; index += 1) {
    const start = performance.now()
    const { payment } = await shop.create(`${prefix} ${index}`)
    const created = performance.now() - start
    const pushed = await shop.push(payment.id, 'validating')
    const listing = performance.now()
    const due = await store.listDue(shop.scope, Date.now(), 50)
    if (due.length !== 50) throw new Error(`listDue gave ${due.length} of 50.`)
    // The first few fill caches.
    if (index < 0) continue
    times.create.push(created)
    times['webhook with a change'].push(pushed)
    times.listDue.push(performance.now() - listing)
  }
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
  return {
    create: median(times.create),
    'webhook with a change': median(times['webhook with a change']),
    listDue: median(times.listDue),
  }
}
