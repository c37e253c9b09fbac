import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { readDeclaration, type Declaration } from './readDeclaration.ts'

const root = join(import.meta.dirname, '..')
export const packageNames = ['core', 'react', 'server-kit', 'sandbox', 'cli'] as const

/** A name that an entry exports, and the file that says so. */
interface Exported {
  section: string
  name: string
  /** The file it comes from, or the package. */
  from: string
}

/** The names that a file exports, by the comments that part them. */
function listExports(file: string): Exported[] {
  const text = readFileSync(file, 'utf8').replace(/^\/\*\*.*?\*\/\n/s, '')
  const found: Exported[] = []
  let section = ''
  const statement =
    /^\/\/ (?<section>[^\n]+)$|^export (?:type )?\{(?<names>[^}]*)\}(?: from '(?<from>[^']+)')?|^export \* from '(?<all>[^']+)'|^export (?:declare )?(?:async )?(?:function|const|interface|type|class) (?<own>\w+)|^export default (?<only>\w+)$/gm
  for (const { groups = {} } of text.matchAll(statement)) {
    if (groups['section'] !== undefined) section = groups['section']
    const path = (target: string | undefined): string =>
      target?.startsWith('.') ? join(dirname(file), target) : (target ?? file)
    if (groups['all'] !== undefined)
      found.push(...listExports(path(groups['all'])).map((one) => ({ ...one, section })))
    const own = groups['own'] ?? groups['only']
    if (own !== undefined) found.push({ section, name: own, from: file })
    for (const listed of (groups['names'] ?? '').split(',')) {
      const name = listed.trim().replace(/^type /, '')
      if (name !== '')
        found.push({ section, name: name.split(' as ').at(-1) ?? name, from: path(groups['from']) })
    }
  }
  return found.filter(({ name }, index) => found.findIndex((other) => other.name === name) === index)
}

/** Where a name is declared: its file may take it from another. */
export function findDeclaration({ name, from }: Pick<Exported, 'name' | 'from'>): Declaration | undefined {
  if (!existsSync(from)) return undefined
  const own = readDeclaration(readFileSync(from, 'utf8'), name)
  if (own) return own
  const further = listExports(from).find((one) => one.name === name && one.from !== from)
  if (further) return findDeclaration(further)
  const imported = new RegExp(`^import [^;]*?\\b${name}\\b[^;]*? from '(\\.[^']+)'`, 'm').exec(
    readFileSync(from, 'utf8'),
  )?.[1]
  return imported === undefined ? undefined : findDeclaration({ name, from: join(dirname(from), imported) })
}

export interface Entry {
  /** `@powens-pay/server-kit/node` */
  specifier: string
  exported: Exported[]
}

/** The entries of a package and what each exports. */
export function listEntries(name: string): Entry[] {
  const folder = join(root, 'packages', name)
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports: Record<string, string | Record<string, string | Record<string, string>>>
  }
  return Object.entries(exports).flatMap(([path, target]) => {
    const given = typeof target === 'string' ? undefined : target['@powens-pay/source']
    const source = typeof given === 'object' ? given['default'] : given
    if (!source || !/\.tsx?$/.test(source) || path.includes('*')) return []
    // Jest adds the name of the file.
    const entry = path.slice(1).replace(/\/jest-preset$/, '')
    return [{ specifier: `@powens-pay/${name}${entry}`, exported: listExports(join(folder, source)) }]
  })
}

/** One page a package: every exported name with what its docstring says. */
export function writeApiPage(name: string): string {
  const parts = [`# @powens-pay/${name}\n\nEvery exported name. Made from the sources by \`pnpm docs:api\`.`]
  for (const { specifier, exported } of listEntries(name)) {
    parts.push(`## \`${specifier}\``)
    let section = ''
    for (const one of exported) {
      if (one.section !== section) parts.push(`_${(section = one.section)}_`)
      parts.push(describe(one))
    }
  }
  return `${parts.join('\n\n')}\n`
}

function describe({ name, from }: Exported): string {
  const declaration = findDeclaration({ name, from })
  if (!declaration) {
    const origin = /^@powens-pay\/(\w[\w-]*)/.exec(from)?.[1]
    return `### ${name}\n\n${origin ? `From [\`@powens-pay/${origin}\`](${origin}.md#${name.toLowerCase()}).` : `From \`${relative(root, from)}\`.`}`
  }
  const { text, examples, code, members } = declaration
  const table = members.map(
    (member) =>
      `| \`${member.name}\` | ${member.type} | ${member.text.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
  )
  return [
    `### ${name}`,
    text,
    code && `\`\`\`typescript\n${code}\n\`\`\``,
    members.length > 0 && ['| | type | |', '| --- | --- | --- |', ...table].join('\n'),
    ...examples.map((example) => `\`\`\`tsx\n${example}\n\`\`\``),
  ]
    .filter(Boolean)
    .join('\n\n')
}

export const apiPages = packageNames.map((name) => ({ name, path: join(root, 'docs', 'api', `${name}.md`) }))

if (process.argv[1] === import.meta.filename)
  for (const { name, path } of apiPages) writeFileSync(path, writeApiPage(name))
