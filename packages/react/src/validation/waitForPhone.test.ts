import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { waitForPhone } from './waitForPhone.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function wait(answerAfter = 0) {
  const calls: string[] = []
  const visit = new AbortController()
  const call = (name: string) => async () => {
    calls.push(name)
    await new Promise((resolve) => setTimeout(resolve, answerAfter))
  }
  waitForPhone({ paymentId: 7, resume: call('resume'), read: call('read'), signal: visit.signal })
  return { calls, stop: () => visit.abort() }
}

/** Locks as browsers have them, for as many tabs as a test opens. */
function stubLocks() {
  const queues = new Map<string, Promise<unknown>>()
  const request = (name: string, { signal }: { signal: AbortSignal }, run: () => Promise<void>) => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(() => (signal.aborted ? undefined : run()))
    queues.set(name, turn)
    return turn
  }
  vi.stubGlobal('navigator', { locks: { request } })
}

test('default: asks every 10 s, counted from the answer before', async () => {
  const { calls, stop } = wait(25_000)
  await vi.advanceTimersByTimeAsync(9_999)
  expect(calls).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(calls).toEqual(['resume'])
  // The call itself takes 25 s.
  await vi.advanceTimersByTimeAsync(34_999)
  expect(calls).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(calls).toHaveLength(2)
  stop()
})

test('behavior: nothing is asked once the page is left', async () => {
  const { calls, stop } = wait()
  await vi.advanceTimersByTimeAsync(10_000)
  stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toHaveLength(1)
})

test('behavior: of three tabs one asks, and the next when it closes', async () => {
  stubLocks()
  const tabs = [wait(), wait(), wait()] as const
  await vi.advanceTimersByTimeAsync(30_000)
  expect(tabs.map(({ calls }) => new Set(calls))).toEqual([
    new Set(['resume']),
    new Set(['read']),
    new Set(['read']),
  ])
  tabs[0].stop()
  for (const { calls } of tabs) calls.length = 0
  await vi.advanceTimersByTimeAsync(10_000)
  expect(tabs.map(({ calls }) => calls)).toEqual([[], ['resume'], ['read']])
  for (const { stop } of tabs) stop()
})
