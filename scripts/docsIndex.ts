import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const docs = join(import.meta.dirname, '..', 'docs')

const guides: Record<string, string> = {
  'troubleshooting.md': 'by what you see',
  'errors.md': 'every error code, its status and its cure',
  'validation.md': 'bank, terms and fields in a page of the shop, and who may do that',
  'migration.md': 'what takes the place of calls of your own',
  'benchmarks.md': 'figures, each with the command that printed it',
  'mutants.md': 'how many changes of the code about money the tests see',
  'powens.md': 'what Powens does, with its sources',
}

interface Page {
  title: string
  path: string
  about?: string
}

const titleOf = (path: string): string =>
  /^# (.+)$/m.exec(readFileSync(join(docs, path), 'utf8'))?.[1] ?? path

const list = (folder: string): Page[] =>
  readdirSync(join(docs, folder))
    .toSorted()
    .map((name) => ({ path: `${folder}/${name}`, title: titleOf(`${folder}/${name}`) }))

const parts: [heading: string, pages: Page[]][] = [
  ['Your framework', list('frameworks')],
  ['Guides', Object.entries(guides).map(([path, about]) => ({ path, about, title: titleOf(path) }))],
  ['Every exported name', list('api')],
]

const lines = (pages: Page[]): string =>
  pages.map(({ path, title, about }) => `- [${title}](${path})${about ? `: ${about}` : ''}`).join('\n')
const sections = parts.map(([heading, pages]) => `## ${heading}\n\n${lines(pages)}\n`).join('\n')

/** The list of all pages, for people and, as llms.txt, for programs that read them. */
export const indexes = [
  { path: join(docs, 'README.md'), text: `# Documentation\n\n${sections}` },
  {
    path: join(docs, 'llms.txt'),
    text: `# Powens Pay for React\n\n> Take a bank payment in a React shop: headless hooks and components, a server handler that keeps the secret and decides the amount, and a Powens in memory for development. Unofficial; not affiliated with Powens.\n\n${sections}`,
  },
]

if (process.argv[1] === import.meta.filename) for (const { path, text } of indexes) writeFileSync(path, text)
