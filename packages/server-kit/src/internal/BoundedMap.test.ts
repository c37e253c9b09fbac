import { expect, test } from 'vitest'
import { BoundedMap } from './BoundedMap.ts'

test('default', () => {
  const map = new BoundedMap<string, number>(2)
  map.set('a', 1).set('b', 2).set('a', 3).set('c', 4)
  expect([...map]).toEqual([
    ['a', 3],
    ['c', 4],
  ])
})

test('behavior: one entry is dropped for one that is added, however many there are', () => {
  const map = new BoundedMap<number, number>(1_000)
  for (let index = 0; index < 5_000; index++) {
    map.set(index, index)
    expect(map.size).toBe(Math.min(index + 1, 1_000))
  }
  expect(map.has(3_999)).toBe(false)
  expect(map.has(4_000)).toBe(true)
})
