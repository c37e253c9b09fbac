import { memoryStore } from '@powens-pay/server-kit'
import { sqliteStore } from '@powens-pay/server-kit/sqlite'
import { describe, expect, test } from 'vitest'
import { createDeadLetters, type ChangeStage } from './createDeadLetters.ts'

const day = 86_400_000
const minute = 60_000

const stores = {
  memoryStore,
  sqliteStore: (options: { now: () => number }) => sqliteStore(':memory:', options),
}

describe.each(Object.keys(stores) as (keyof typeof stores)[])('%s', (name) => {
  function open() {
    let time = Date.UTC(2026, 0, 15)
    const now = () => time
    const store = stores[name]({ now })
    const openScope = (scope: string) => createDeadLetters({ store, now, scope, lifetime: 400 * day })
    return {
      store,
      openScope,
      letters: openScope('acme'),
      move: (milliseconds: number) => void (time += milliseconds),
    }
  }
  const change = (index: number) => ({ changeId: `acme-${index}-1-abcdef`, orderId: `order-${index}` })

  test('default', async () => {
    const { letters, move } = open()
    await letters.record(change(1))
    move(1_000)
    await letters.record(change(1))
    const first = Date.UTC(2026, 0, 15)
    const expected = { ...change(1), failures: 2, firstFailedAt: first, lastFailedAt: first + 1_000 }
    expect(await letters.list()).toEqual([{ ...expected, isParked: false }])
    expect(await letters.countParked()).toBe(0)
    await letters.park(change(1).changeId)
    expect(await letters.list()).toEqual([{ ...expected, isParked: true }])
    expect(await letters.countParked()).toBe(1)
    await letters.forget(change(1).changeId)
    expect([await letters.list(), await letters.countParked()]).toEqual([[], 0])
  })

  test('behavior: none of 300 at once is lost, from two brokers, nor of those that are parked or accepted', async () => {
    const { letters, openScope } = open()
    const other = openScope('acme')
    const all = Array.from({ length: 300 }, (_, index) => change(index))
    await Promise.all(all.map((one, index) => (index % 2 ? letters : other).record(one)))
    expect(await letters.list()).toHaveLength(300)
    await Promise.all(
      all.map(({ changeId }, index) =>
        index < 100 ? letters.park(changeId) : index < 150 && other.forget(changeId),
      ),
    )
    expect(await other.list()).toHaveLength(250)
    expect(await other.countParked()).toBe(100)
  })

  test('behavior: failures of one change that are recorded at once are all counted', async () => {
    const { letters } = open()
    await Promise.all(Array.from({ length: 20 }, () => letters.record(change(1))))
    expect(await letters.find(change(1).changeId)).toMatchObject({ failures: 20 })
  })

  test('behavior: they are listed in the order in which they began to fail', async () => {
    const { letters, move } = open()
    for (const index of [3, 1, 2]) {
      await letters.record(change(index))
      move(1_000)
    }
    await letters.park(change(1).changeId)
    expect((await letters.list()).map(({ orderId }) => orderId)).toEqual(['order-3', 'order-1', 'order-2'])
  })

  test('behavior: two domains on one store have their own', async () => {
    const { letters, openScope } = open()
    const other = openScope('acme-sandbox')
    await letters.record(change(1))
    await other.record(change(1))
    await other.park(change(1).changeId)
    expect(await letters.countParked()).toBe(0)
    await other.forget(change(1).changeId)
    expect([(await letters.list()).length, (await other.list()).length]).toEqual([1, 0])
  })

  test('behavior: a letter lives as long as its order after its last failure', async () => {
    const { letters, move } = open()
    await letters.record(change(1))
    move(399 * day)
    await letters.record(change(1))
    await letters.park(change(1).changeId)
    move(399 * day)
    expect(await letters.countParked()).toBe(1)
    move(2 * day)
    expect([await letters.list(), await letters.countParked()]).toEqual([[], 0])
  })

  test('behavior: what a process did not write before it died is made up for', async () => {
    const { letters, move } = open()
    for (const index of [1, 2, 3]) {
      await letters.record(change(index))
      move(1)
    }
    const stages: Record<string, ChangeStage> = {
      'order-1': 'parked',
      'order-2': 'gone',
      'order-3': 'waiting',
    }
    const asked: string[] = []
    const review = () =>
      letters.review(async ({ orderId }) => {
        asked.push(orderId)
        return stages[orderId] ?? 'gone'
      })
    await review()
    expect(asked).toEqual([])
    move(16 * minute)
    await review()
    expect(asked.toSorted()).toEqual(['order-1', 'order-2', 'order-3'])
    expect((await letters.list()).map(({ orderId, isParked }) => [orderId, isParked])).toEqual([
      ['order-1', true],
      ['order-3', false],
    ])
    await review()
    expect(asked).toHaveLength(3)
  })
})
