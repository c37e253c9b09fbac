import { memoryStore } from '@powens-pay/server-kit'
import { cpuTime, print, printGoal, show, spreadOf, type Spread } from '../measure.ts'
import { openShop, type Shop } from './openShop.ts'

const edits = 600
/** Fewer, because each edit asks Powens once more to cancel what came before. */
const uncancelled = 60
const rounds = 7
const perRound = 20

/** What a webhook costs an order that was edited many times. */
export async function measureLongOrder(): Promise<void> {
  const store = memoryStore({ singleInstance: true })
  const shop = openShop(store)
  const rows: string[][] = []
  const measure = async (name: string, orderId: string, attempts: number): Promise<Spread> => {
    const cost = await measureWebhooks(shop, orderId, attempts)
    const document = await store.read(`${shop.scope}/order:${orderId}`)
    rows.push([name, show(cost), (document?.value.length ?? 0).toLocaleString('en')])
    return cost
  }
  await measure('1', 'short', 1)
  const cancelled = await measure(`${edits}, cancelled at Powens`, 'long', edits)
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 409, times: Number.POSITIVE_INFINITY })
  const refused = await measure(`${uncancelled}, and Powens cancels none`, 'refused', uncancelled)
  await shop.handler.close()

  print.heading('An order that was edited many times')
  print.table(['attempts', 'webhook, ms CPU', 'characters of its document'], rows)
  printGoal(`webhook of an order with ${edits} attempts, ms CPU`, cancelled, 1)
  printGoal('the same where Powens cancels none', refused, 1)
}

async function measureWebhooks(shop: Shop, orderId: string, attempts: number): Promise<Spread> {
  let id = 0
  for (let edit = 0; edit < attempts; edit += 1) {
    shop.price(orderId, [`${edit + 10}.00`])
    id = (await shop.create(orderId)).payment.id
  }
  const costs: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    let cost = 0
    for (let index = 0; index < perRound; index += 1) {
      cost += await shop.push(id, index % 2 ? 'pending' : 'validating', cpuTime)
    }
    // The first round warms up.
    if (round > 0) costs.push(cost / perRound / 1_000)
  }
  return spreadOf(costs)
}
