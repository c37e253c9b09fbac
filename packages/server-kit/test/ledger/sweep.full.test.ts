import { expect, test } from 'vitest'
import { sweepOpenPayments } from './sweepOpenPayments.ts'

test('behavior: ten thousand open payments take a Powens of 100 ms less than five minutes', async () => {
  const { looked, failed, milliseconds, mostAtOnce } = await sweepOpenPayments(10_000)
  expect([looked, failed, mostAtOnce]).toEqual([10_000, 0, 8])
  expect(milliseconds).toBeLessThan(5 * 60_000)
})
