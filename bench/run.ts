import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { unpackPackages } from '../scripts/packedPackages.ts'

const root = join(import.meta.dirname, '..')
const benches = ['size', 'webhook', 'http', 'import', 'create', 'ssr']

const asked = process.argv.slice(2)
const wanted = asked.length > 0 ? benches.filter((name) => asked.includes(name)) : benches
if (wanted.length === 0) {
  console.error(`There is no such bench. There are ${benches.join(', ')}.`)
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

for (const name of wanted) {
  console.log(`\n${name}`)
  execFileSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
}
