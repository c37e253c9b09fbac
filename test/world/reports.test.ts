import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const text = readFileSync(join(import.meta.dirname, 'reports.md'), 'utf8')

interface Row {
  reports: string[]
  failed: string
  file: string
  title: string
}

const rows: Row[] = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Report|---)/.test(line))
  .map((line) => {
    const [reports = '', , failed = '', heldBy = ''] = line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim())
    const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(heldBy) ?? []
    return { reports: reports.split(', '), failed, file, title }
  })

test('default: there are as many reports as the table began with, and more', () => {
  expect(rows.flatMap(({ reports }) => reports).length).toBeGreaterThanOrEqual(60)
})

test.each(rows)('behavior: $reports is held by a test that is there', ({ reports, failed, file, title }) => {
  for (const report of reports) expect(report).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/)
  expect(['yes', 'no']).toContain(failed)
  expect(existsSync(join(root, file)), file).toBe(true)
  expect(readFileSync(join(root, file), 'utf8')).toContain(title)
})

test('behavior: no report stands there twice', () => {
  const reports = rows.flatMap((row) => row.reports)
  expect(reports.toSorted()).toEqual([...new Set(reports)].toSorted())
})
