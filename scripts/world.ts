import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { countParts, formatTable, isCovered, parts, type Report } from './worldTable.ts'

/**
 * `pnpm test:world` runs the packed packages in what merchants have, and prints a table of what ran. `--report FILE` makes the table
 * from the report of an earlier run instead, such as that of `pnpm test:full`.
 */
const root = join(import.meta.dirname, '..')
const given = process.argv[process.argv.indexOf('--report') + 1]
const report = process.argv.includes('--report') && given ? given : run()

if (!existsSync(report)) throw new Error(`${report} is not there, so nothing is known to have run.`)
const rows = countParts(JSON.parse(readFileSync(report, 'utf8')) as Report)
const table = formatTable(rows)
const target = join(root, 'node_modules', '.cache', 'world', 'world.md')
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, table)
console.log(`\n${table}\nWritten to ${target}`)
const missing = rows.filter((row) => !isCovered(row))
for (const { kind, name } of missing) console.error(`${kind} ${name}: not every test of it passed.`)
process.exitCode = missing.length > 0 ? 1 : 0

function run(): string {
  const file = join(root, 'node_modules', '.cache', 'world', 'report.json')
  const quiet = { cwd: root, stdio: 'inherit' } as const
  if (spawnSync('pnpm', ['run', 'build'], quiet).status !== 0)
    throw new Error('The packages do not build, so nothing was tested. The error is printed above.')
  const files = new Set(parts.map((part) => part.file))
  const words = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  spawnSync('vitest', words, { ...quiet, env: { ...process.env, TEST_FULL: '1' } })
  return file
}
