import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closingLine, readOrFail, readPlaywrightCounts, readVitestCounts, sumCounts } from './counts.ts'

function report(value: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'counts-')), 'report.json')
  writeFileSync(file, JSON.stringify(value))
  return file
}

test('default', () => {
  const counts = sumCounts([
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 20, skipped: 30 },
  ])
  expect(closingLine(counts)).toBe('11 passed, 22 failed, 33 skipped')
})

test('behavior: a test file that cannot be loaded is a failure', () => {
  const file = report({
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  })
  expect(readVitestCounts(file)).toEqual({ passed: 4, failed: 2, skipped: 1 })
})

test('behavior: a flaky test is a failure', () => {
  const file = report({
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'boom' }],
  })
  expect(readPlaywrightCounts(file)).toEqual({ passed: 5, failed: 3, skipped: 2 })
})

test('behavior: a run without a report is a failure, beside one that passed too', () => {
  const passed = { passed: 7, failed: 0, skipped: 1 }
  const missing = readOrFail(() => readVitestCounts(join(tmpdir(), 'no-such-report.json')))
  expect(closingLine(sumCounts([passed, missing]))).toBe('7 passed, 1 failed, 1 skipped')
})

test('behavior: the closing line of several runs counts each that left no report', () => {
  const script = join(import.meta.dirname, 'total.ts')
  const { stdout, status } = spawnSync(process.execPath, [script, 'no-such-run', 'nor-this'], {
    encoding: 'utf8',
  })
  expect(stdout).toBe('0 passed, 2 failed, 0 skipped\n')
  expect(status).toBe(0)
})
