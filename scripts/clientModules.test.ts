import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '..', 'packages', 'react')
const built = join(folder, 'node_modules', '.cache', 'client-modules')
const directive = /^['"]use client['"]/
// The exports of React that a server component may not import.
const clientOnly =
  /import \{[^}]*\b(use[A-Z]\w*|createContext|forwardRef|lazy|Suspense|Component)\b[^}]*\} from ['"]react['"]/

const read = (file: string) => readFileSync(file, 'utf8')
const sources = globSync('src/**/*.{ts,tsx}', { cwd: folder }).filter((file) => !file.includes('.test.'))
const isClient = (file: string) => directive.test(read(join(folder, file)))

test('default: what needs the client says so in its first line', () => {
  const silent = sources.filter((file) => clientOnly.test(read(join(folder, file))) && !isClient(file))
  expect(silent).toEqual([])
  expect(sources.filter(isClient).length).toBeGreaterThan(20)
})

test('behavior: built, each of them still says so, and every entry can be imported where there is no window', () => {
  rmSync(built, { recursive: true, force: true })
  const { status, stderr } = spawnSync('tsdown', ['--out-dir', built, '--no-dts'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)

  const toBuilt = (file: string) => join(built, file.replace(/^src\//, '').replace(/\.tsx?$/, '.js'))
  expect(sources.filter((file) => isClient(file) && !directive.test(read(toBuilt(file))))).toEqual([])

  const entries = ['index.js', 'events/index.js', 'handoff/index.js']
  const script = entries.map((entry) => `await import(${JSON.stringify(join(built, entry))})`).join('\n')
  const imported = spawnSync(
    'node',
    ['--input-type=module', '--conditions=@powens-pay/source', '-e', script],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  expect(imported.stderr).toBe('')
  expect(imported.status).toBe(0)
})
