import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listAnchors } from './headings.ts'

const root = join(import.meta.dirname, '..')
const documents = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md', 'stories/**/*.mdx'], {
  cwd: root,
}).toSorted()
const read = (document: string) => readFileSync(join(root, document), 'utf8')

function codeBlocks(text: string, ...languages: string[]): string[] {
  const fences = text.matchAll(/^```(\w+)[^\n]*\n(.*?)^```/gms)
  return [...fences]
    .filter(([, language]) => languages.includes(language ?? ''))
    .map(([, , code]) => code ?? '')
}

test('default: there are documents', () => {
  expect(documents).toContain('README.md')
  expect(documents.length).toBeGreaterThan(4)
})

test('behavior: every example type-checks against the sources; only placeholders may be undeclared', () => {
  const folder = join(root, 'node_modules', '.cache', 'docs')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const origins = new Map<string, string>()
  // What the pages of frameworks show is made from the examples, which are run.
  for (const document of documents.filter((path) => !path.startsWith('docs/frameworks/')))
    for (const [index, code] of codeBlocks(read(document), 'ts', 'tsx').entries()) {
      const name = `${document.replaceAll(/\W/g, '_')}_${index}.tsx`
      origins.set(name, document)
      // A module of its own, so that two examples may use one name.
      writeFileSync(join(folder, name), `${code}\nexport {}\n`)
    }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../tsconfig.test.json',
      compilerOptions: { noImplicitAny: false, noUnusedLocals: false },
      include: ['*.tsx'],
    }),
  )

  const { stdout } = spawnSync('tsc', ['-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
  const errors = stdout
    .split('\n')
    .filter((line) => line.includes('.cache/docs/') && !/error TS(2304|2552|18004):/.test(line))
    .map((line) => line.replace(/^.*?docs\/(\w+\.tsx)/, (_, name: string) => `${origins.get(name)}: ${name}`))
  expect(origins.size).toBeGreaterThan(3)
  expect(errors).toEqual([])
})

test('behavior: a wrong property in an example would be found', () => {
  const folder = join(root, 'node_modules', '.cache', 'docs-canary')
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'canary.tsx'),
    "import { createPaymentClient } from '@powens-pay/core'\ncreatePaymentClient({ amount: 1 })\n",
  )
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../tsconfig.test.json', include: ['*.tsx'] }),
  )
  const { stdout } = spawnSync('tsc', ['-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
  expect(stdout).toMatch(/canary\.tsx.*'amount' does not exist/s)
})

test('behavior: every command of the documents is a script that exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const pnpmOwn = ['install', 'add', 'changeset', 'exec']
  const commands = documents.flatMap((document) =>
    codeBlocks(read(document), 'sh').flatMap((code) => [
      ...code.matchAll(/^(?:npx -y pnpm@[\d.]+|pnpm) ([\w:]+)/gm),
    ]),
  )
  expect(commands.length).toBeGreaterThan(4)
  for (const [line, name] of commands) expect([...Object.keys(scripts), ...pnpmOwn], line).toContain(name)
})

test('behavior: every link to a file of the repository leads to one', () => {
  for (const document of documents)
    for (const [, target = ''] of read(document).matchAll(/\]\((?!https?:|#|\?|mailto:)([^)#\s]+)/g)) {
      const path = join(root, document, '..', target)
      expect(globSync(path), `${document} links to ${target}`).not.toEqual([])
    }
})

test('behavior: every link to a heading leads to one', () => {
  const links = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:)([^)#\s]*\.mdx?)?#([^)\s]+)\)/g)].map(
      ([link, file, anchor]) => ({
        link: `${document}: ${link}`,
        target: file ? join(document, '..', file) : document,
        anchor,
      }),
    ),
  )
  expect(links.length).toBeGreaterThan(40)
  expect(links.filter(({ target, anchor = '' }) => !listAnchors(read(target)).includes(anchor))).toEqual([])
})

test('behavior: every name in brackets of docs/powens.md has an address', () => {
  const text = read('docs/powens.md').replaceAll(/^```.*?^```/gms, '')
  const prose = text.replaceAll(/`[^`\n]*`/g, '')
  const defined = [...text.matchAll(/^\[([^\]]+)\]: https:/gm)].map(([, name]) => name)
  const used = [...prose.matchAll(/\[([^\]\n]+)\](?![(:[])/g)].map(([, name]) => name)
  expect(new Set(used)).toEqual(new Set(defined))
})
