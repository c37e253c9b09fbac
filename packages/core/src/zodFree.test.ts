import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The files a module reaches at run time; what only types come from is erased. */
function reach(file: URL, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(file.href)) return seen
  const source = readFileSync(file, 'utf8')
  const statements = source.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'|^import '([^']+)'/gm)
  const specifiers = [...statements].flatMap(([statement, from, bare]) => {
    const names = /\{([^}]*)\}/
      .exec(statement)?.[1]
      ?.split(',')
      .filter((name) => name.trim())
    // `import { type A }` alone leaves nothing behind under verbatimModuleSyntax but the file's side effects.
    return names?.length === 0 ? [] : [from ?? bare ?? '']
  })
  seen.set(
    file.href,
    specifiers.filter((specifier) => !specifier.startsWith('.')),
  )
  for (const specifier of specifiers) if (specifier.startsWith('.')) reach(new URL(specifier, file), seen)
  return seen
}
const packagesOf = (entry: string) => [
  ...new Set([...reach(new URL(entry, import.meta.url)).values()].flat()),
]

test('behavior: the package reaches no other package, so no page pays for schemas', () => {
  expect(packagesOf('./index.ts')).toEqual([])
})

test('behavior: /models does, or this test would see nothing', () => {
  expect(packagesOf('./models/index.ts').toSorted()).toEqual(['ibantools', 'zod'])
})
