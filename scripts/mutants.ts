import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMutants, findAlive, mergeReports, type MutantReport } from './mutantReport.ts'
import { filesOf, mutantRooms, type MutantRoom } from './mutantRooms.ts'
import { writeMutantPage } from './mutantPage.ts'

/**
 * Changes one thing at a time in the rooms that decide about money, and shows whether a test fails for each change. All of it
 * takes hours: `pnpm mutants packages/core/src/money` takes only that room, and `--nearest` shows mutants only to the tests
 * that are near to them, so that the score is a lower bound. Each score is written into `docs/mutants.md`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { nearest: { type: 'boolean', default: false } },
})

const root = join(import.meta.dirname, '..')
const cache = join(root, 'node_modules', '.cache', 'mutants')
const settings = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8')) as object
mkdirSync(cache, { recursive: true })

/** Without `tests`, all of them. */
function runStryker(mutate: string[], tests: readonly string[] = []): MutantReport {
  const configuration = join(cache, 'stryker.config.json')
  const report = join(cache, 'report.json')
  writeFileSync(configuration, JSON.stringify({ ...settings, mutate, jsonReporter: { fileName: report } }))
  const { status } = spawnSync('stryker', ['run', configuration], {
    stdio: 'inherit',
    cwd: root,
    // A zone of its own, because a test cannot change that of the thread it runs in.
    env: { ...process.env, TZ: 'America/New_York', MUTANT_TESTS: JSON.stringify(tests) },
  })
  if (status !== 0) throw new Error('StrykerJS did not run to its end; what it said is printed above.')
  return JSON.parse(readFileSync(report, 'utf8')) as MutantReport
}

function runRoom(room: MutantRoom): MutantReport {
  const [nearest = [], ...rings] = values.nearest ? room.rings : [...room.rings, []]
  let report = runStryker(filesOf(room), nearest)
  for (const tests of rings) {
    const alive = findAlive(report)
    if (alive.length > 0) report = mergeReports(report, runStryker(alive, tests))
  }
  writeFileSync(join(cache, `${room.path.replaceAll('/', '-')}.json`), JSON.stringify(report))
  return report
}

const isChosen = ({ path }: MutantRoom): boolean => positionals.length === 0 || positionals.includes(path)
const chosen = mutantRooms.filter(isChosen)
if (chosen.length === 0) {
  throw new Error(`No such room. The rooms are:\n${mutantRooms.map(({ path }) => path).join('\n')}`)
}
for (const room of chosen) {
  const { text, isGood, score } = describeMutants(runRoom(room))
  console.log(text)
  writeMutantPage({ path: room.path, ...score, isBound: values.nearest })
  if (!isGood) process.exitCode = 1
}
