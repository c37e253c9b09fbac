import { spawnSync } from 'node:child_process'

/** Every gate a change passes, cheapest first. `--no-test` leaves the tests out. */
const gates: [name: string, command: string][] = [
  ['format', 'oxfmt --check'],
  ['lint', 'oxlint --type-aware --deny-warnings'],
  ['types', 'pnpm run typecheck'],
  ['workspace', 'sherif'],
  ['unused', 'knip'],
  ['build', 'pnpm run build'],
  ['publint', "pnpm -r --no-bail --filter './packages/*' exec publint --strict"],
  ['attw', "pnpm -r --no-bail --filter './packages/*' exec attw --pack . --profile esm-only"],
  ['size', 'node scripts/size.ts'],
  ['storybook', 'storybook build --quiet'],
  ['test', 'node scripts/test.ts'],
]

const chosen = process.argv.includes('--no-test') ? gates.filter(([name]) => name !== 'test') : gates
const results = chosen.map(([name, command]) => {
  console.log(`\n— ${name}: ${command}`)
  const start = performance.now()
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
  return { name, isGood: status === 0, seconds: Math.round((performance.now() - start) / 1000) }
})

console.log('')
for (const { name, isGood, seconds } of results)
  console.log(`${isGood ? 'good' : 'BAD '} ${name} (${seconds} s)`)
process.exitCode = results.every(({ isGood }) => isGood) ? 0 : 1
