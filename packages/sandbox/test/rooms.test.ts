import { readdirSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const source = resolve(import.meta.dirname, '../src')

/** Lower rooms first. A room imports from itself and from the rooms above it in this list. */
const rooms = [
  'http',
  'engine',
  'powens',
  'faults',
  'payer',
  'api',
  'pages',
  'createSandbox.ts',
  'index.ts',
  'node',
  'frame',
  'playwright',
  'fixtures',
]

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

const getRoom = (file: string) => rooms.indexOf(file.split('/')[0] ?? '')

/** Every import from another file of the sandbox, those of types included. */
function readImports(file: string): string[] {
  const folder = resolve(source, file, '..')
  return [...readFileSync(resolve(source, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map((match) =>
    relative(source, resolve(folder, match[1] as string)),
  )
}

test('every file lives in a room', () => {
  expect(files.length).toBeGreaterThan(90)
  expect(files.filter((file) => getRoom(file) === -1)).toEqual([])
})

test('a room imports from lower rooms alone, types included', () => {
  const upwards = files.flatMap((file) =>
    readImports(file)
      .filter((imported) => getRoom(imported) > getRoom(file))
      .map((imported) => `${file} imports ${imported}`),
  )
  expect(upwards).toEqual([])
})
