import { expect, test } from 'vitest'
import { describeMutants, findAlive, mergeReports, type MutantReport } from './mutantReport.ts'

const mutant = (
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage',
  line: number,
  replacement = 'true',
) => ({
  mutatorName: 'ConditionalExpression',
  status,
  replacement,
  location: { start: { line, column: 5 }, end: { line, column: 9 } },
})
const report = (mutants: ReturnType<typeof mutant>[]): MutantReport => ({
  files: { 'a.ts': { source: 'first line\nsecond line', mutants } },
})
const equivalent = { file: 'a.ts', line: 'second', replacement: 'true', reason: 'nothing shows' }

test('default: what is killed or runs for ever counts as killed', () => {
  const { text, isGood } = describeMutants(report([mutant('Killed', 1), mutant('Timeout', 1)]), [])
  expect([text, isGood]).toEqual([
    '\n100.0 % a.ts: 2 of 2 killed, 0 equivalent\n100.0 % of 2 mutants were killed; 95 % are required.',
    true,
  ])
})

test.each(['Survived', 'NoCoverage'] as const)(
  'behavior: what is %s is listed, and is too much of two',
  (status) => {
    const { text, isGood } = describeMutants(report([mutant('Killed', 1), mutant(status, 2)]), [])
    expect(text).toContain(`a.ts:2 ${status} ConditionalExpression\n  - second line\n  + true`)
    expect(isGood).toBe(false)
  },
)

test('parameters: equivalents, by file, line and replacement', () => {
  const mutants = [mutant('Killed', 1), mutant('Survived', 2)]
  expect(describeMutants(report(mutants), [equivalent]).isGood).toBe(true)
  for (const other of [{ file: 'b.ts' }, { line: 'third' }, { replacement: 'false' }]) {
    expect(describeMutants(report(mutants), [{ ...equivalent, ...other }]).isGood).toBe(false)
  }
})

test('behavior: no mutants at all is no success', () => {
  expect(describeMutants({ files: {} }, []).isGood).toBe(false)
})

test('behavior: what the nearest tests let live is tried once more, at its place alone', () => {
  const first = report([mutant('Killed', 1), mutant('Survived', 2), mutant('NoCoverage', 2, 'false')])
  expect(findAlive(first)).toEqual(['a.ts:2:4-2:8', 'a.ts:2:4-2:8'])
  expect(findAlive(first, [equivalent])).toEqual(['a.ts:2:4-2:8'])
  const second = report([mutant('Killed', 2), mutant('Survived', 2, 'false')])
  expect(mergeReports(first, second)).toEqual(
    report([mutant('Killed', 1), mutant('Killed', 2), mutant('Survived', 2, 'false')]),
  )
})

test('behavior: what was killed stays killed, whatever a second run says', () => {
  const first = report([mutant('Killed', 1)])
  expect(mergeReports(first, report([mutant('Survived', 1)]))).toEqual(first)
  expect(mergeReports(first, { files: {} })).toEqual(first)
})
