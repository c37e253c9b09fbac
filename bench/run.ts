import { execFileSync, spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { unpackPackages } from '../scripts/packedPackages.ts'
import { writeReport } from './writeReport.ts'

const root = join(import.meta.dirname, '..')

/** Each bench, and its heading in `docs/benchmarks.md`. */
const benches: Record<string, string> = {
  size: 'What a page loads first',
  webhook: 'Verifying a webhook',
  http: 'Answering over HTTP',
  import: 'A cold start',
  create: 'Creating a payment',
  ssr: 'Rendering on the server',
  banks: 'Choosing among 2,000 banks',
  scale: 'Many orders, many streams',
}

const [named, options] = [
  process.argv.slice(2).filter((text) => !text.startsWith('--')),
  process.argv.slice(2).filter((text) => text.startsWith('--')),
]
const unknown = named.find((name) => !(name in benches))
if (unknown !== undefined) {
  console.error(`There is no bench ${unknown}. There are ${Object.keys(benches).join(', ')}.`)
  process.exit(1)
}

const run = (program: string, parameters: string[], cwd: string): void => {
  execFileSync(program, parameters, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}
run('pnpm', ['install', '--frozen-lockfile'], import.meta.dirname)
run('pnpm', ['-r', '--filter', './packages/*', 'run', 'build'], root)

// As a merchant installs them: packed, with the peers beside them.
const ours = join(import.meta.dirname, 'node_modules', '@powens-pay')
rmSync(ours, { recursive: true, force: true })
cpSync(join(unpackPackages(), 'node_modules', '@powens-pay'), ours, { recursive: true })

for (const name of named.length > 0 ? named : Object.keys(benches)) {
  console.log(`\n## ${benches[name]}\n`)
  const { output, status } = await measure(name)
  if (status === 0) writeReport({ heading: benches[name]!, name, options, output })
  else process.exitCode = 1
}

/** Runs one bench, shows what it prints, and gives it. */
function measure(name: string): Promise<{ output: string; status: number | null }> {
  const bench = spawn(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, `${name}.ts`), ...options],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  let output = ''
  bench.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    process.stdout.write(chunk)
  })
  return new Promise((resolve, reject) => {
    bench.once('error', reject)
    bench.once('close', (status) => resolve({ output, status }))
  })
}
