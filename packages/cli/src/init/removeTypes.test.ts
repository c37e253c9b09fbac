import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { readExample } from './examples.ts'
import { frameworks } from './frameworks.ts'
import { removeTypes } from './removeTypes.ts'

const sources = frameworks.flatMap(({ name, files }) =>
  files.filter((path) => /\.tsx?$/.test(path)).map((path) => [name, path] as const),
)
const print = (text: string, loader: 'tsx' | 'jsx') =>
  transformSync(text, {
    loader,
    jsx: 'preserve',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }).code

test.each(sources)('default: %s, %s becomes what a compiler makes of it', (name, path) => {
  const source = readExample(name, path)
  const text = removeTypes(source)
  expect(print(text, 'jsx')).toBe(print(source, 'tsx'))
})

test('behavior: comments and empty lines stay', () => {
  expect(removeTypes('// Yours.\n\nexport const find = (id: unknown): Order | undefined => id\n')).toBe(
    '// Yours.\n\nexport const find = (id) => id\n',
  )
})
