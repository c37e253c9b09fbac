import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Words that this project avoids, and what it writes instead. */
const unwanted: { pattern: RegExp; instead: string }[] = [
  { pattern: /(?<!')\b(?:un)?told\b(?!-)/i, instead: 'write what is sent, set, shown or known' },
  {
    pattern: /\b(?:canceled|canceling|cancelation)\b/i,
    instead: "write two l's, as Powens does",
  },
]

const texts = globSync(
  [
    'packages/*/src/**/*.{ts,tsx,css}',
    'packages/*/README.md',
    '{stories,examples,bench}/**/*.{ts,tsx,mdx,md}',
    'docs/**/*.md',
    '*.md',
  ],
  { cwd: root, exclude: ['**/node_modules', '**/dist', '**/*.test.*'] },
)

const findUnwanted = (where: string, text: string) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      unwanted
        .filter(({ pattern }) => pattern.test(line))
        .map(({ instead }) => `${where}:${index + 1}: ${line.trim()} (${instead})`),
    )

test('behavior: sources and documents use the words of the project', () => {
  expect(texts.length).toBeGreaterThan(400)
  expect(texts.flatMap((file) => findUnwanted(file, readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test.each(['Nobody told us.', 'untold', 'the payment was canceled', 'a cancelation'])(
  'behavior: an unwanted word is found: %s',
  (line) => {
    expect(findUnwanted('here', line)).toHaveLength(1)
  },
)
