import { expect, test } from 'vitest'
import { runConformanceProgram } from './runConformanceProgram.ts'

test('behavior: the broker keeps every rule, over a port', async () => {
  expect(await runConformanceProgram()).toEqual({
    code: 0,
    output: expect.stringMatching(/(\d+) of \1 rules kept\.\n$/),
    report: expect.stringContaining('failures="0"'),
  })
}, 60_000)
