import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFixtures } from '../packages/core/fixtures/loadFixtures.ts'
import { listAnchors } from './headings.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const facts = read('docs/powens.md')
const anchors = listAnchors(facts)

const sources = globSync(
  [
    '{packages,examples,stories,e2e,bench,scripts}/**/*.{ts,tsx,mjs,py,php,css,md,mdx}',
    '.storybook/*',
    '*.{md,ts}',
  ],
  { cwd: root, exclude: ['**/node_modules', '**/dist', '**/public'] },
).filter((file) => file !== 'scripts/citations.test.ts')

interface Citation {
  where: string
  anchor: string
}

function findCitations(where: string, text: string): Citation[] {
  return [...text.matchAll(/\bpowens\.md(?:#([\w-]*))?/g)].map(([, anchor = '']) => ({ where, anchor }))
}

const isLost = ({ anchor }: Citation) => anchor !== '' && !anchors.includes(anchor)

test('default: the headings of docs/powens.md differ from each other', () => {
  expect(anchors.toSorted()).toEqual([...new Set(anchors)].toSorted())
})

test('behavior: every citation of docs/powens.md finds its heading', () => {
  const citations = [
    ...sources.flatMap((file) => findCitations(file, read(file))),
    ...loadFixtures().map(({ title, section }) => ({ where: `fixtures: ${title}`, anchor: section })),
  ]
  expect(citations.length).toBeGreaterThan(80)
  expect(citations.filter(isLost)).toEqual([])
})

test.each(['docs/powens.md#payment-state', '../../docs/powens.md#3', 'docs/powens.md#PaymentState'])(
  'behavior: a citation of no heading is found: %s',
  (citation) => {
    expect(findCitations('here', `/** Its state. (${citation}) */`).filter(isLost)).toHaveLength(1)
  },
)

test('behavior: nothing cites what is not in the repository', () => {
  const homeless = sources.flatMap((file) =>
    // A parameter may have that name.
    [
      ...read(file).matchAll(/\(reference(?:: (?!string\b)| §)[^)]*\)|§ ?\d[\d.]*|\bthe facts reference\b/g),
    ].map(([text]) => `${file}: ${text}`),
  )
  expect(homeless).toEqual([])
})

test('behavior: docs/powens.md names each word and field that the fixtures hold Powens to', () => {
  const written = new Set(
    [...facts.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.match(/[\w:.-]+/g)),
  )
  const sections = loadFixtures()
  const words = sections.flatMap(({ words: lists }) => Object.values(lists).flat())
  const fields = sections.flatMap(({ tables }) =>
    tables.flatMap(({ rows }) => rows.map(({ field }) => field)),
  )
  expect(words.length).toBeGreaterThan(100)
  expect(fields.length).toBeGreaterThan(100)
  expect([...words, ...fields].filter((word) => !written.has(word))).toEqual([])
})
