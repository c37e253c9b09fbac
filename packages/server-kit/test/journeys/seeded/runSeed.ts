import type { PaymentStore } from '../../../src/store/PaymentStore.ts'
import type { Kit } from '../../goals/loadKit.ts'
import { acts, quickActs, type Memory } from './seededActs.ts'
import { openSeededWorld, type SeededWorld } from './seededWorld.ts'

const [minute, day] = [60_000, 86_400_000]
const steps = 40

export interface SeedResult {
  violations: string[]
  log: string[]
  /** What became of the payments at Powens. */
  states: unknown[]
}

/** One journey, all of it drawn from the seed: the same seed goes the same way again. */
export async function runSeed(
  kit: Kit,
  seed: number,
  breakStore: (store: PaymentStore) => PaymentStore = (store) => store,
): Promise<SeedResult> {
  const world = openSeededWorld(kit, seed, breakStore)
  const { log, pick, sandbox, violations } = world
  const memory: Memory = { created: [], banks: [], callbacks: [] }
  world.setMeanwhile(async () => {
    const name = pick(Object.keys(quickActs))
    log.push(`  meanwhile: ${name}`)
    await quickActs[name]?.(world, memory).catch((error: unknown) => log.push(`  ${String(error)}`))
  })
  const names = Object.keys(acts)
  for (let index = 0; index < steps && violations.length === 0; index++) {
    const name = index < 2 ? (['click', 'follow'][index] ?? '') : pick(names)
    log.push(name)
    await acts[name]?.(world, memory).catch((error: unknown) => log.push(`  ${String(error)}`))
  }
  if (violations.length === 0) await settle(world)
  for (const process of world.processes) await process.run((handler) => handler.close())
  return { violations, log, states: sandbox.payments.list().map(({ state }) => state) }
}

/** Everything works again, and time goes by until nothing can change any more. */
async function settle(world: SeededWorld): Promise<void> {
  const { sandbox, kit, processes, occupy, setMerchant, setMeanwhile } = world
  setMerchant(true)
  setMeanwhile(async () => undefined)
  await sandbox.faults.clear()
  for (const pause of [...Array.from({ length: 4 }, () => 11 * minute), 8 * day, day, 32 * day, day, day]) {
    await sandbox.clock.advance(pause)
    for (const process of processes) {
      await occupy(process, () =>
        process.run(async (handler) => {
          await kit.reconcilePayments(handler)
          await kit.redeliverChanges(handler, { orderId: '42' })
        }),
      )
    }
  }
  await checkEnd(world)
}

interface StoredAttempt {
  stage: string
  paymentId?: number
}

/** Every final state was told, every change that was written was told under its name, and the last word is right. */
async function checkEnd({
  sandbox,
  told,
  written,
  violations,
  stored,
  stateOf,
  minted,
}: SeededWorld): Promise<void> {
  const content = new Map(
    told.map((change) => [change.changeId, JSON.stringify([change.sequence, change.payment])]),
  )
  for (const [changeId, text] of written) {
    if (content.get(changeId) !== text) violations.push(`${changeId} was written and not told so`)
  }
  if (content.size !== written.size)
    violations.push(`${content.size} changes were told, ${written.size} written`)

  const { attempts = [], outbox = [] } = JSON.parse((await stored('order:42'))?.value ?? '{}') as {
    attempts?: StoredAttempt[]
    outbox?: unknown[]
  }
  if (outbox.length > 0) violations.push(`${outbox.length} changes are left`)
  const known = attempts.flatMap(({ stage, paymentId }) => (stage === 'live' && paymentId ? [paymentId] : []))
  const paid = sandbox.payments.list().filter(({ state }) => state === 'done')
  for (const id of new Set([...known, ...minted, ...paid.map((payment) => Number(payment['id']))])) {
    const last = told.findLast(({ payment }) => payment.id === id)
    if (last?.payment.state !== stateOf(id)) {
      violations.push(`${id} is ${String(stateOf(id))}, told was ${last?.payment.state ?? 'nothing'}`)
    }
  }
  const [last] = told.toSorted((a, b) => b.sequence - a.sequence)
  const isPaid = last?.aggregate === 'paid' || last?.aggregate === 'review'
  if (paid.length > 0 && !isPaid)
    violations.push(`an order with money is told ${last?.aggregate ?? 'nothing'}`)
  if (paid.length === 0 && last?.aggregate === 'paid') violations.push('an order without money is told paid')
}
