import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  closingLine,
  readOrFail,
  readPlaywrightCounts,
  readVitestCounts,
  sumCounts,
  type Counts,
} from './counts.ts'
import { findChromium } from './findChromium.ts'
import { findProgram } from './findProgram.ts'
import { installMissing } from './installMissing.ts'

/** `--full` runs the slow tests, in files named `*.full.test.ts`. */
const isFull = process.argv.includes('--full')
const reports = join(import.meta.dirname, '..', 'node_modules', '.cache', isFull ? 'test-full' : 'test')

interface Runner {
  name: string
  command: string[]
  /** Which kind of files it runs, other than those of every day. */
  kind?: 'FULL' | 'PACKED'
  read: (file: string) => Counts
}

const vitest = (name: string, ...more: string[]): Runner => ({
  name,
  command: [
    'vitest',
    'run',
    ...more,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(name)}`,
  ],
  read: readVitestCounts,
})

const runners: Runner[] = isFull
  ? [{ ...vitest('full'), kind: 'FULL' }]
  : [
      vitest('unit'),
      vitest('react18', '-c', 'vitest.react18.config.ts'),
      vitest('browser', '-c', 'vitest.browser.config.ts'),
      {
        name: 'e2e',
        command: ['pnpm', 'run', 'test:e2e', '--reporter=line,json'],
        read: readPlaywrightCounts,
      },
      { ...vitest('packed'), kind: 'PACKED' },
    ]

const needed = [
  { name: 'Chromium', find: findChromium, packages: ['chromium', 'fonts-dejavu-core'] },
  { name: 'a Redis server', find: () => findProgram('redis-server'), packages: ['redis-server'] },
  {
    name: 'PostgreSQL',
    find: () => globSync('/usr/lib/postgresql/*/bin/initdb').at(-1),
    packages: ['postgresql'],
  },
  { name: 'Python', find: () => findProgram('python3'), packages: ['python3'] },
  { name: 'PHP', find: () => findProgram('php'), packages: ['php-cli'] },
]

prepare()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const results = runners.map(run)
for (const { name, counts, seconds } of results) console.log(`${name}: ${closingLine(counts)} (${seconds} s)`)
finish(sumCounts(results.map(({ counts }) => counts)))

/** Installs what the tests need. If that fails, it prints a sentence and counts one failure. */
function prepare(): void {
  try {
    installMissing(needed)
    // Some tests install the packages as a merchant does, so these have to be built from the present sources.
    if (spawnSync('pnpm', ['run', 'build'], { stdio: 'inherit' }).status !== 0)
      throw new Error('The packages do not build, so nothing was tested. The error is printed above.')
  } catch (error) {
    console.error((error as Error).message)
    finish({ passed: 0, failed: 1, skipped: 0 })
    process.exit(1)
  }
}

function finish(total: Counts): void {
  mkdirSync(reports, { recursive: true })
  writeFileSync(join(reports, 'counts.json'), JSON.stringify(total))
  console.log(closingLine(total))
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

function run({ name, command, kind, read }: Runner) {
  console.log(`\n— ${name}`)
  const start = performance.now()
  const [program, ...parameters] = command as [string, ...string[]]
  const { status } = spawnSync(program, parameters, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(name),
      ...(kind && { [`TEST_${kind}`]: '1' }),
    },
  })
  const seconds = Math.round((performance.now() - start) / 1000)
  const counts = readOrFail(() => read(reportOf(name)))
  // A runner can fail without a failed test: an unhandled rejection, a crash.
  if (status !== 0 && counts.failed === 0) counts.failed = 1
  return { name, counts, seconds }
}

function reportOf(name: string): string {
  return join(reports, `${name}.json`)
}
