import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeMutants, type MutantReport } from './mutantReport.ts'

/**
 * Changes one thing at a time in the rooms that decide about money, and shows whether a test fails for each change. All of it
 * takes hours: `pnpm mutants packages/core/src/money` takes only the files whose path begins so.
 */
const rooms = [
  'packages/core/src/payment',
  'packages/core/src/money',
  'packages/core/src/webview',
  'packages/server-kit/src/keys',
  'packages/server-kit/src/webhooks',
  'packages/server-kit/src/ledger',
  'packages/server-kit/src/http/routes',
]

const root = join(import.meta.dirname, '..')
const cache = join(root, 'node_modules', '.cache', 'mutants')
const chosen = process.argv.slice(2)
const paths = chosen.length > 0 ? chosen : rooms

mkdirSync(cache, { recursive: true })
const settings = JSON.parse(readFileSync(join(root, 'stryker.config.json'), 'utf8')) as object
const configuration = join(cache, 'stryker.config.json')
const report = join(cache, 'report.json')
const mutate = paths.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`))
writeFileSync(
  configuration,
  JSON.stringify({
    ...settings,
    mutate: [...mutate, '!**/*.test.ts', '!**/*.test-d.ts'],
    jsonReporter: { fileName: report },
  }),
)

const { status } = spawnSync('stryker', ['run', configuration], { stdio: 'inherit', cwd: root })
if (status !== 0) throw new Error('StrykerJS did not run to its end; what it said is printed above.')
const { text, isGood } = describeMutants(JSON.parse(readFileSync(report, 'utf8')) as MutantReport)
console.log(text)
process.exitCode = isGood ? 0 : 1
