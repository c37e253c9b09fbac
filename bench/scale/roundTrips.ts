import { paymentKeyHeader } from '@powens-pay/core'
import type { PaymentStore } from '@powens-pay/server-kit'
import { print } from '../measure.ts'
import { openShop, publicUrl } from './openShop.ts'
import { stores } from './openStores.ts'

const awaited = ['read', 'write', 'remove', 'listDue', 'count'] as const

/** The most that each visit may take, of a live domain without an Idempotency-Key. */
const goals: Record<string, number> = {
  create: 5,
  'read of a page': 1,
  'link, first visit': 2,
  'link, again': 1,
  'webhook with a change': 5,
  callback: 4,
}

/** Counts what each visit waits for in each store. Fails when it is more than the goal. */
export async function countRoundTrips(): Promise<void> {
  const counts: Record<string, Record<string, number>> = {}
  for (const [name, open] of Object.entries(stores)) {
    const measured = await open()
    try {
      counts[name] = await countVisits(measured.store)
    } finally {
      await measured.stop()
    }
  }
  print.heading('Round trips to the store')
  print.table(
    ['visit', ...Object.keys(counts), 'goal'],
    Object.entries(goals).map(([visit, goal]) => [
      visit,
      ...Object.values(counts).map((count) => String(count[visit])),
      `≤ ${goal}`,
    ]),
  )
  for (const [name, count] of Object.entries(counts)) {
    for (const [visit, goal] of Object.entries(goals)) {
      if (count[visit]! > goal)
        print.fail(
          `${visit} takes ${count[visit]} round trips to the ${name} store, and ${goal} at most are allowed.`,
        )
    }
  }
}

async function countVisits(store: PaymentStore): Promise<Record<string, number>> {
  let calls = 0
  const counted = Object.fromEntries(
    awaited.map((name) => [
      name,
      (...parameters: never[]) => {
        calls += 1
        return (store[name] as (...given: never[]) => unknown)(...parameters)
      },
    ]),
  )
  const shop = openShop({ ...store, ...counted })
  const counts: Record<string, number> = {}
  const count = async <T>(visit: string, job: () => Promise<T>): Promise<T> => {
    const before = calls
    const result = await job()
    counts[visit] = calls - before
    return result
  }
  const { handler, sandbox } = shop
  const { payment, paymentKey, redirectUrl } = await count('create', () => shop.create('42'))
  const headers = { [paymentKeyHeader]: paymentKey }
  await count('read of a page', () =>
    handler(new Request(`${publicUrl}/payments/${payment.id}`, { headers })),
  )
  const link = await count('link, first visit', () => handler(new Request(redirectUrl)))
  await count('link, again', () => handler(new Request(redirectUrl)))
  await count('webhook with a change', () => shop.push(payment.id, 'validating'))
  const back = await sandbox.payer.approve(link.headers.get('location') ?? '')
  await sandbox.webhooks.flush()
  await count('callback', () => handler(new Request(back ?? '')))
  await handler.close()
  return counts
}
