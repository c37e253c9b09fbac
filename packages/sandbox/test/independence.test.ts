import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every module that is loaded when an entry is, with what it imports from elsewhere. */
function readImports(entry: URL, seen = new Set<string>(), outside = new Set<string>()) {
  if (seen.has(entry.href)) return { seen, outside }
  seen.add(entry.href)
  const source = readFileSync(entry, 'utf8')
  for (const match of source.matchAll(/^(?:import|export)\b(?! type)[^'"]*?from '([^']+)'/gm)) {
    const specifier = match[1] as string
    if (specifier.startsWith('.')) readImports(new URL(specifier, entry), seen, outside)
    else outside.add(specifier)
  }
  return { seen, outside }
}

const entry = (path: string) => new URL(`../src/${path}`, import.meta.url)

test('the sandbox loads nothing but jose: no other package of the kit, and nothing of Node', () => {
  const { seen, outside } = readImports(entry('index.ts'))
  expect(seen.size).toBeGreaterThan(50)
  expect([...outside]).toEqual(['jose'])
})

test.each(['frame/index.ts', 'fixtures/index.ts'])('%s loads nothing at all from elsewhere', (path) => {
  expect([...readImports(entry(path)).outside]).toEqual([])
})

test('only the port and the command load Node', () => {
  expect(readImports(entry('node/serve.ts')).outside).toContain('node:http')
})

test('nothing but the clock reads the machine’s time', () => {
  const { seen } = readImports(entry('index.ts'))
  const reading = [...seen].filter((file) =>
    /Date\.now\(|new Date\(\)|setTimeout\(|setInterval\(|performance\.now\(/.test(
      readFileSync(new URL(file), 'utf8'),
    ),
  )
  expect(reading.map((file) => file.slice(file.lastIndexOf('/') + 1))).toEqual(['clock.ts'])
})
