import { expect, test } from 'vitest'
import { crashPoints, type CrashPoint } from './crashPoints.ts'
import { crashThrough } from './crashSuite.ts'

/** Points that are passed many times in one payment's life: each visit is another moment. */
const visits: Partial<Record<CrashPoint, number>> = {
  'before writing an order': 8,
  'after writing an order': 8,
  'before sending a change': 2,
  'after sending a change': 2,
}

const plan = crashPoints.flatMap((point) =>
  Array.from({ length: Math.max(6, (visits[point] ?? 1) * 2) }, (_, index) => ({
    point,
    visit: 1 + (index % (visits[point] ?? 1)),
  })),
)

test('behavior: killed a hundred times over every point, nothing is lost, doubled or out of order', async () => {
  const hits = await crashThrough(plan)
  const deaths = [...hits.values()].reduce((sum, count) => sum + count, 0)
  console.log(`${deaths} kills: ${[...hits].map(([point, count]) => `${point} ${count}`).join(', ')}`)
  for (const point of crashPoints) expect(hits.get(point) ?? 0, point).toBeGreaterThanOrEqual(3)
  expect(deaths).toBeGreaterThanOrEqual(100)
}, 900_000)
