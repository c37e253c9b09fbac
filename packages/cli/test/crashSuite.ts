import { expect } from 'vitest'
import { startCrashSite } from './crash.ts'
import type { CrashPoint } from './crashPoints.ts'

/** Pays one order for each planned death, and holds the whole against what must not happen. Gives how often each point was hit. */
export async function crashThrough(
  plan: readonly { point: CrashPoint; visit: number }[],
): Promise<Map<string, number>> {
  const site = await startCrashSite()
  try {
    for (const [index, { point, visit }] of plan.entries()) {
      site.arm(point, visit)
      await site.payOrder(`order-${index}`)
    }
    for (const [index, planned] of plan.entries()) {
      const orderId = `order-${index}`
      const where = `${orderId}, ${planned.point}, visit ${planned.visit}`
      const changes = site.received.filter((change) => change.orderId === orderId)
      // One id means one content: a repeat is a repeat.
      const contents = new Map<string, Set<string>>()
      for (const { changeId, body } of changes)
        contents.set(changeId, (contents.get(changeId) ?? new Set()).add(body))
      for (const bodies of contents.values()) expect(bodies.size, where).toBe(1)
      // Without repeats the changes are in order, and no two have the same number.
      const numbers = [...contents.values()].flatMap((bodies) => [...bodies].map(readSequence))
      expect(numbers, where).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
      expect(changes.at(-1)?.state, where).toBe('done')
      // Of all the payments that were created for it, only one went to the bank.
      const payments = site.sandbox.payments
        .list()
        .filter((payment) => JSON.stringify(payment).includes(`- ${orderId}"`))
      const atBank = payments.filter(({ state }) => state === 'done')
      expect(atBank, where).toHaveLength(1)
      for (const { state } of payments) expect(['done', 'created', 'rejected'], where).toContain(state)
    }
    // Nothing that was written down was left out.
    const received = new Set(site.received.map(({ changeId }) => changeId))
    expect([...site.written].filter((changeId) => !received.has(changeId))).toEqual([])
    expect(site.written.size).toBe(received.size)
    const hits = new Map<string, number>()
    for (const death of site.deaths) hits.set(death, (hits.get(death) ?? 0) + 1)
    return hits
  } finally {
    await site.close()
  }
}

const readSequence = (body: string): number =>
  (JSON.parse(body) as { data: { sequence: number } }).data.sequence
