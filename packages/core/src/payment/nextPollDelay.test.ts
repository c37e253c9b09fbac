import { expect, test } from 'vitest'
import { nextPollDelay } from './nextPollDelay.ts'

test('default: twelve reads in a visit, further and further apart', () => {
  const delays = Array.from({ length: 13 }, (_, attempt) => nextPollDelay(attempt + 1))
  expect(delays).toEqual([
    2250,
    3375,
    5063,
    7594,
    11391,
    17086,
    25629,
    38443,
    57665,
    60000,
    60000,
    false,
    false,
  ])
})

test('behavior: an instant payment is settled within ten reads', () => {
  // Powens speaks of about a minute. (docs/powens.md#label-scenarios)
  let elapsed = 0
  let reads = 1
  while (elapsed < 60_000) elapsed += Number(nextPollDelay(reads++))
  expect(reads).toBeLessThanOrEqual(10)
})

test('behavior: before the first read it is shorter still', () => {
  expect(nextPollDelay(0)).toBe(1500)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('behavior: %d stops', (attempt) => {
  expect(nextPollDelay(attempt)).toBe(false)
})
