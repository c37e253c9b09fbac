import { memoryStore, type PaymentStore } from '@powens-pay/server-kit'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '../createLog.ts'
import { createHealth } from './createHealth.ts'

const canary = 'FR7630006000011234567890189'

function open() {
  const store = memoryStore()
  const lines: Record<string, unknown>[] = []
  const clock = { now: 1_000 }
  const log = createLog(
    (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
    'debug',
    () => clock.now,
  )
  const broken: PaymentStore = { ...store }
  const health = createHealth(broken, log, () => clock.now)
  return {
    store,
    broken,
    lines,
    clock,
    health,
    async look() {
      clock.now += 1_000
      return (await health.answerReady()).status
    },
  }
}

const refuse =
  (message: string, properties: object = {}) =>
  () =>
    Promise.reject(Object.assign(new Error(message), properties))
const never = () => new Promise<never>(() => undefined)

test.each<[string, Partial<PaymentStore>, string]>([
  ['is read only', { write: refuse(`READONLY You can't write ${canary}`) }, 'READONLY'],
  [
    'is full',
    { write: refuse(canary, { code: 'ERR_SQLITE_ERROR', errstr: 'database or disk is full' }) },
    'database or disk is full',
  ],
  ['cannot be read', { read: refuse('connect', { code: 'ECONNREFUSED' }) }, 'ECONNREFUSED'],
  ['cannot count', { count: refuse('NOPERM this user has no permissions') }, 'NOPERM'],
  ['keeps nothing', { write: async () => true }, 'what was written is not read'],
  ['is never written', { write: async () => false }, 'what was written is not read'],
])(
  'behavior: not ready while the store %s; the log says why once, and when it is over',
  async (_, fault, reason) => {
    const { store, broken, lines, look } = open()
    expect(await look()).toBe(200)
    Object.assign(broken, fault)
    expect([await look(), await look()]).toEqual([503, 503])
    Object.assign(broken, { read: store.read, write: store.write, count: store.count })
    expect(await look()).toBe(200)
    expect(lines).toMatchObject([{ event: 'store.unavailable', reason }, { event: 'store.available' }])
    expect(JSON.stringify(lines)).not.toContain(canary)
  },
)

test('behavior: a store that never answers is not waited for', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { broken, lines, health } = open()
  broken.write = never
  const answer = health.answerReady()
  await vi.advanceTimersByTimeAsync(2_000)
  expect((await answer).status).toBe(503)
  expect(lines).toMatchObject([{ reason: 'no answer within 2000 ms' }])
})

test('behavior: however many ask, the store is written once a second', async () => {
  const { broken, store, clock, health } = open()
  let writes = 0
  broken.write = (...parameters) => {
    writes++
    return store.write(...parameters)
  }
  for (const pause of [1_000, 999, 1]) {
    clock.now += pause
    await Promise.all(Array.from({ length: 20 }, () => health.answerReady()))
  }
  expect(writes).toBe(2)
})

test('behavior: a check leaves nothing in the store', async () => {
  const { store, look } = open()
  await look()
  expect(store.size).toBe(0)
})
