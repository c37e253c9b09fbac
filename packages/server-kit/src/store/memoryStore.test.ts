import { expect, test } from 'vitest'
import { memoryStore } from './memoryStore.ts'

/** A store that holds many documents and counters, and how often it asks for the time: once for each entry it looks at. */
async function open(size: number) {
  const clock = { now: 1_000, asked: 0 }
  const store = memoryStore({
    now() {
      clock.asked++
      return clock.now
    },
  })
  for (let index = 0; index < size; index++) {
    const due = { scope: 'shop', at: index % 2 ? index : 1e9 - index }
    await store.write(`order:${index}`, 'a', { version: null, expiresIn: 1e6, due })
    await store.count(`caller ${index}`, 1e6)
  }
  return { store, clock }
}

test.each([10, 1_000, 50_000])('behavior: among %i documents every call looks at a few', async (size) => {
  const { store, clock } = await open(size)
  let most = 0
  for (let index = 0; index < 3_000; index++) {
    for (const call of [
      () => store.write(`more ${index}`, 'a', { version: null, due: { scope: 'shop', at: index } }),
      () => store.read(`order:${index}`),
      () => store.count(`caller ${index}`, 1e6),
      () => store.remove(`order:${index}`),
    ]) {
      clock.asked = 0
      await call()
      most = Math.max(most, clock.asked)
    }
  }
  clock.asked = 0
  expect(await store.listDue('shop', 1e9, 5)).toHaveLength(5)
  expect(clock.asked).toBeLessThanOrEqual(6)
  expect(most).toBeLessThanOrEqual(6)
})

test('behavior: what has expired is gone after a round of writes, and is due no more', async () => {
  const { store, clock } = await open(1_000)
  clock.now += 2e6
  for (let index = 0; index < 500; index++)
    await store.write('kept', String(index), { version: index || null })
  expect(store.size).toBe(1)
  expect(await store.listDue('shop', 1e9, 10)).toEqual([])
})

test('behavior: counters are bounded, whoever makes them', async () => {
  const { store } = await open(0)
  await store.count('first', 1e6)
  for (let index = 0; index < 100_000; index++) await store.count(`caller ${index}`, 1e6)
  expect(await store.count('caller 99999', 1e6)).toBe(2)
  expect(await store.count('first', 1e6)).toBe(1)
})
