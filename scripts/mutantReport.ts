import { equivalentMutants, type EquivalentMutant } from './equivalentMutants.ts'

/** What is used of StrykerJS's JSON report. */
export interface MutantReport {
  files: Record<string, { source: string; mutants: Mutant[] }>
}

interface Mutant {
  mutatorName: string
  replacement?: string | undefined
  status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'CompileError' | 'RuntimeError' | 'Ignored'
  location: { start: Position; end: Position }
}

interface Position {
  line: number
  /** Counted from 1. */
  column: number
}

/** How much of what is not equivalent has to be killed, in percent. */
const required = 95

/** A line per file with its score, the mutants that nobody killed, and whether enough were killed. */
export function describeMutants(
  { files }: MutantReport,
  equivalents: readonly EquivalentMutant[] = equivalentMutants,
): { text: string; isGood: boolean; score: { killed: number; counted: number; equivalent: number } } {
  const total = { killed: 0, counted: 0, equivalent: 0 }
  const lines: string[] = []
  const survivors: string[] = []
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const sourceLines = source.split('\n')
    const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout')
    const alive = mutants.filter(isAlive)
    const unknown = alive.filter((mutant) => !isEquivalent(mutant, file, sourceLines, equivalents))
    const counted = killed.length + unknown.length
    total.killed += killed.length
    total.counted += counted
    total.equivalent += alive.length - unknown.length
    lines.push(
      `${percent(killed.length, counted)} ${file}: ${killed.length} of ${counted} killed, ${alive.length - unknown.length} equivalent`,
    )
    for (const { mutatorName, replacement = '', status, location } of unknown) {
      const line = (sourceLines[location.start.line - 1] ?? '').trim()
      survivors.push(
        `${file}:${location.start.line} ${status} ${mutatorName}\n  - ${line}\n  + ${replacement}`,
      )
    }
  }
  const isGood = total.counted > 0 && total.killed * 100 >= total.counted * required
  const verdict = `${percent(total.killed, total.counted)} of ${total.counted} mutants were killed; ${required} % are required.`
  return { text: [...survivors, '', ...lines, verdict].join('\n'), isGood, score: total }
}

/** The places of what survived wrongly, as StrykerJS takes them: columns of its settings are counted from 0. */
export const findAlive = ({ files }: MutantReport, equivalents = equivalentMutants): string[] =>
  Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter((mutant) => isAlive(mutant) && !isEquivalent(mutant, file, source.split('\n'), equivalents))
      .map(
        ({ location: { start, end } }) =>
          `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
      ),
  )

/** The report, with what a second run of some of its mutants says about them. */
export function mergeReports({ files }: MutantReport, second: MutantReport): MutantReport {
  const merged = Object.entries(files).map(([file, { source, mutants }]) => {
    const again = new Map(second.files[file]?.mutants.map((mutant) => [keyOf(mutant), mutant]))
    return [
      file,
      { source, mutants: mutants.map((mutant) => (isAlive(mutant) && again.get(keyOf(mutant))) || mutant) },
    ]
  })
  return { files: Object.fromEntries(merged) as MutantReport['files'] }
}

const isEquivalent = (
  { replacement, location }: Mutant,
  file: string,
  sourceLines: readonly string[],
  equivalents: readonly EquivalentMutant[],
): boolean =>
  equivalents.some(
    (known) =>
      known.file === file &&
      known.replacement === replacement &&
      (sourceLines[location.start.line - 1] ?? '').includes(known.line),
  )

const keyOf = ({ mutatorName, replacement, location }: Mutant): string =>
  JSON.stringify([mutatorName, replacement, location.start, location.end])

const isAlive = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage'

const percent = (part: number, whole: number): string =>
  `${(whole === 0 ? 100 : (part / whole) * 100).toFixed(1)} %`
