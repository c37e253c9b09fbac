import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutantRooms } from './mutantRooms.ts'

const root = join(import.meta.dirname, '..')
const page = join(root, 'docs', 'mutants.md')

const introduction = `# Mutants

\`pnpm mutants\` changes one thing at a time in the code that decides about money, such as a comparison or a text, and runs the tests: a
change that no test sees shows a hole in them. It writes this page. 95 % have to be seen.

- Changes that nothing shows from outside are not counted; each is in
  [equivalentMutants.ts](../scripts/equivalentMutants.ts) with the reason.
- \`≥\` says that only the tests near to the code ran.
`

export interface MutantRow {
  path: string
  killed: number
  counted: number
  equivalent: number
  isBound: boolean
}

/** Puts one room's score into \`docs/mutants.md\`, in place of the one that it had. */
export function writeMutantPage({ path, killed, counted, equivalent, isBound }: MutantRow): void {
  const rows = readRows()
  const score = `${isBound ? '≥ ' : ''}${((killed / counted) * 100).toFixed(1)} %`
  const date = new Date().toISOString().slice(0, 10)
  rows.set(path, [path, `${killed} of ${counted}`, String(equivalent), score, date])
  const known = mutantRooms.flatMap((room) => {
    const row = rows.get(room.path)
    return row ? [`| ${row.join(' | ')} |`] : []
  })
  const table = [
    '| folder | seen | not counted | score | on |',
    '| --- | ---: | ---: | ---: | --- |',
    ...known,
  ]
  writeFileSync(page, `${introduction}\n${table.join('\n')}\n`)
  execFileSync(join(root, 'node_modules', '.bin', 'oxfmt'), [page], { stdio: 'ignore' })
}

/** The rows of the page as it is, by their folders. */
function readRows(): Map<string, string[]> {
  const rows = readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| packages/'))
  return new Map(
    rows.map((line) => {
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      return [cells[0] ?? '', cells]
    }),
  )
}
