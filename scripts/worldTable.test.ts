import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countParts, formatTable, isCovered, parts, type Report } from './worldTable.ts'

const root = join(import.meta.dirname, '..')
const file = 'test/world/types/publishedTypes.full.test.ts'
const reportOf = (...statuses: string[]): Report => ({
  testResults: [
    {
      name: `/somewhere/${file}`,
      assertionResults: statuses.map((status) => ({
        fullName: 'default: a strict shop compiles with typescript-5.7 and node16',
        status,
      })),
    },
  ],
})
const find = (report: Report) => countParts(report).find(({ name }) => name === 'TypeScript 5.7')!

test('default: a part whose tests passed is covered, with their number', () => {
  const row = find(reportOf('passed', 'passed'))
  expect(isCovered(row)).toBe(true)
  expect(formatTable([row])).toBe(
    `| | In | Tests | File |\n| --- | --- | --- | --- |\n| Types | TypeScript 5.7 | 2 passed | \`${file}\` |\n`,
  )
})

test.each([
  ['nothing ran', []],
  ['one failed', ['passed', 'failed']],
  ['one was skipped', ['passed', 'skipped']],
  ['one is pending', ['passed', 'pending']],
])('behavior: where %s, the part is not covered', (_, statuses) => {
  expect(isCovered(find(reportOf(...statuses)))).toBe(false)
})

test('behavior: tests of another file count for nothing', () => {
  const report = reportOf('passed')
  report.testResults[0]!.name = '/somewhere/else.full.test.ts'
  expect(countParts(report).some(isCovered)).toBe(false)
})

test('behavior: every part has the file it names', () => {
  for (const part of parts) expect(existsSync(join(root, part.file)), part.file).toBe(true)
})
