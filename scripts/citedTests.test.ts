import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findLostTest, listCitingRows } from './citedTests.ts'

const readRows = (file: string): string[][] =>
  listCitingRows(readFileSync(join(import.meta.dirname, '..', file), 'utf8'))

describe.each([
  ['SECURITY.md', 25],
  ['test/world/reports.md', 50],
])('%s', (file, least) => {
  const rows = readRows(file)

  test('default: it has its rows', () => expect(rows.length).toBeGreaterThanOrEqual(least))

  test.each(rows.map((cells) => ({ first: cells[0], last: cells.at(-1)! })))(
    'behavior: $first is held by a test that is there',
    ({ last }) => expect(findLostTest(last)).toBeNull(),
  )
})

test('behavior: reports are named by repository and number, each once', () => {
  const reports = readRows('test/world/reports.md').flatMap(([cell = '']) => cell.split(', '))
  for (const report of reports) expect(report).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/)
  expect(reports.toSorted()).toEqual([...new Set(reports)].toSorted())
})

test.each(['`scripts/nothing.test.ts`: default', '`scripts/citedTests.ts`: a title of no test', 'a test'])(
  'behavior: a citation of no test is found: %s',
  (citation) => expect(findLostTest(citation)).not.toBeNull(),
)
