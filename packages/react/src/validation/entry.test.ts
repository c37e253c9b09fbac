// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '..')

/** The files that an entry loads, at once or later. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\(|import) ?'(\.[^']+)'/g))
    reach(join(file, '..', path), seen)
  return seen
}

test.each(['index.ts', 'events/index.ts', 'handoff/index.ts', 'messages/locales/fr.ts'])(
  'a page without it loads none of it: %s',
  (entry) => {
    const own = [...reach(join(src, entry))].filter((file) => file.startsWith(join(src, 'validation')))
    expect(own).toEqual([])
  },
)

test('the walk finds what an entry loads later', () => {
  const files = [...reach(join(src, 'validation/index.ts'))].map((file) => file.slice(src.length + 1))
  expect(files).toEqual(
    expect.arrayContaining(['validation/jose.ts', 'validation/words/fr.ts', 'components/ConnectorList.tsx']),
  )
})

test.each(['styles.css', 'tailwind.css'])('%s says nothing of it', (name) => {
  expect(readFileSync(join(src, 'styles', name), 'utf8')).not.toContain('powens-pay-validation')
})
