import { expect, test } from 'vitest'
import { createClock, createWallClock } from './clock.ts'

test('default: stands still until it is advanced', async () => {
  const clock = createClock(1000)
  expect([clock.now(), clock.wall()]).toEqual([1000, 1000])
  await clock.advance(500)
  expect([clock.now(), clock.wall()]).toEqual([1500, 1500])
})

test('behavior: tasks run in the order they fall due, each at its own time', async () => {
  const clock = createClock(0)
  const seen: [string, number][] = []
  const note = (name: string) => () => seen.push([name, clock.now()])
  clock.after(30, note('c'))
  clock.after(10, note('a'))
  clock.after(10, note('b'))
  clock.after(31, note('late'))
  await clock.advance(30)
  expect(seen).toEqual([
    ['a', 10],
    ['b', 10],
    ['c', 30],
  ])
})

test('behavior: what a task schedules runs too, if it falls due', async () => {
  const clock = createClock(0)
  const seen: number[] = []
  const again = () => {
    seen.push(clock.now())
    clock.after(10, again)
  }
  clock.after(10, again)
  await clock.advance(35)
  expect(seen).toEqual([10, 20, 30])
})

test('behavior: a cancelled task does not run', async () => {
  const clock = createClock(0)
  let runs = 0
  clock.after(1, () => (runs += 1)).cancel()
  await clock.advance(10)
  expect(runs).toBe(0)
})

test('behavior: advance waits for tracked work, but not for work that sleeps on the clock', async () => {
  const clock = createClock(0)
  const seen: string[] = []
  clock.after(1, () => {
    clock.track(
      (async () => {
        await Promise.resolve()
        seen.push('quick')
      })(),
    )
    clock.track(
      (async () => {
        await clock.sleep(100)
        seen.push('slept')
      })(),
    )
  })
  await clock.advance(50)
  expect(seen).toEqual(['quick'])
  await clock.advance(51)
  await clock.idle()
  expect(seen).toEqual(['quick', 'slept'])
})

test('behavior: ten thousand tasks in any order run in order', async () => {
  const clock = createClock(0)
  const seen: number[] = []
  for (let index = 0; index < 10_000; index += 1) {
    const at = (index * 7919) % 10_007
    clock.after(at, () => seen.push(at))
  }
  await clock.advance(20_000)
  expect(seen).toHaveLength(10_000)
  expect(seen).toEqual(seen.toSorted((left, right) => left - right))
})

test('wall clock: moved forward, tasks fall due and signatures keep the time outside', async () => {
  const clock = createWallClock()
  let runs = 0
  clock.after(60_000, () => (runs += 1))
  await clock.advance(60_000)
  expect(runs).toBe(1)
  expect(clock.now() - clock.wall()).toBeGreaterThanOrEqual(60_000)
  expect(Math.abs(clock.wall() - Date.now())).toBeLessThan(5000)
})

test('wall clock: stopped, nothing falls due by itself any more', async () => {
  const clock = createWallClock()
  let runs = 0
  clock.after(1, () => (runs += 1))
  clock.stop()
  const other = createWallClock()
  await other.sleep(20)
  expect(runs).toBe(0)
})

test('wall clock: a task falls due by itself', async () => {
  const clock = createWallClock()
  const ran = new Promise<string>((resolve) => void clock.after(1, () => resolve('ran')))
  expect(await ran).toBe('ran')
})
