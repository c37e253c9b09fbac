import { expect, test } from 'vitest'
import type { CrashPoint } from './crashPoints.ts'
import { crashThrough } from './crashSuite.ts'

/** The moments where most is at stake; the full run takes all of them, a hundred times. */
const plan: { point: CrashPoint; visit: number }[] = [
  { point: 'after creating at Powens', visit: 1 },
  { point: 'after writing an order', visit: 4 },
  { point: 'after sending a change', visit: 1 },
]

test('behavior: killed at any point, nothing is lost, doubled or out of order', async () => {
  const hits = await crashThrough(plan)
  expect(Object.fromEntries(hits)).toEqual({
    'after creating at Powens': 1,
    'after writing an order': 1,
    'after sending a change': 1,
  })
}, 120_000)
