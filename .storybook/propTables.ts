import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as TypeScript from 'typescript-6.0'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const entry = join(root, 'packages', 'react', 'src', 'index.ts')
const virtual = 'virtual:prop-tables'

export interface PropRow {
  name: string
  description: string
  /** Spelled out: a union by its members. */
  type: string
  default: string | undefined
  isRequired: boolean
}

export interface PropTable {
  /** What the component takes that an element does not. */
  props: PropRow[]
  /** What its `data-*` attributes say. */
  state: PropRow[]
}

/** Serves the props of every component, read from its types: inherited ones, what `Omit` leaves and unions as well. */
export function propTables(): Plugin {
  return {
    name: 'prop-tables',
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    load: (id) => (id === `\0${virtual}` ? `export default ${JSON.stringify(readPropTables())}` : undefined),
  }
}

/** By the component's name. */
export function readPropTables(): Record<string, PropTable> {
  // TypeScript 7 has no API.
  const ts = createRequire(join(root, 'packages', 'core', 'package.json'))(
    'typescript-6.0',
  ) as typeof TypeScript
  const program = ts.createProgram([entry], {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ['@powens-pay/source'],
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(entry)
  const module = source && checker.getSymbolAtLocation(source)
  if (!module) throw new Error(`${entry} is no module, so there are no props to show.`)

  const exported = new Map(
    checker.getExportsOfModule(module).map((symbol) => [
      symbol.name,
      // What is exported again stands somewhere else.
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    ]),
  )

  /** What TypeScript spells out further than a reader wants. */
  const abbreviations: [whole: string, short: string][] = [
    [
      'string | number | bigint | ReactElement<unknown, string | JSXElementConstructor<any>> | Iterable<ReactNode> | ReactPortal | Promise<AwaitedReactNode>',
      'ReactNode',
    ],
    ['null | ReactNode', 'ReactNode'],
    ['ReactElement<unknown, string | JSXElementConstructor<any>>', 'ReactElement'],
    ['string & {}', 'string'],
  ]
  const abbreviate = (text: string) =>
    abbreviations.reduce((shorter, [whole, short]) => shorter.replaceAll(whole, short), text)

  const spell = (type: TypeScript.Type): string => {
    const text = (one: TypeScript.Type) =>
      checker.typeToString(one, undefined, ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias)
    if (!type.isUnion()) return text(type)
    const members = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined)).map(text)
    const isBoolean = members.includes('true') && members.includes('false')
    const others = members.filter((member) => !isBoolean || (member !== 'true' && member !== 'false'))
    return [...others, ...(isBoolean ? ['boolean'] : [])].join(' | ')
  }

  const describe = (property: TypeScript.Symbol): PropRow => {
    const tags = property.getJsDocTags(checker)
    const tag = (name: string) => ts.displayPartsToString(tags.find((one) => one.name === name)?.text)
    const selector = tag('selector')
    const description = ts.displayPartsToString(property.getDocumentationComment(checker))
    return {
      name: selector ? selector.replaceAll(/[[\]]/g, '') : property.name,
      description,
      type: abbreviate(spell(checker.getTypeOfSymbol(property))),
      default: tag('default') || undefined,
      isRequired: !(property.flags & ts.SymbolFlags.Optional),
    }
  }

  const isOurs = (property: TypeScript.Symbol) =>
    property.declarations?.some((one) => one.getSourceFile().fileName.includes('/packages/')) ?? false
  const list = (name: string): PropRow[] => {
    const symbol = exported.get(name)
    if (!symbol) return []
    return checker
      .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
      .filter(isOurs)
      .map(describe)
      .toSorted((one, other) => Number(other.isRequired) - Number(one.isRequired))
  }

  const tables: Record<string, PropTable> = {}
  for (const name of exported.keys()) {
    const component = /^([A-Z]\w+)Props$/.exec(name)?.[1]
    if (component) tables[component] = { props: list(name), state: list(`${component}State`) }
  }
  return tables
}
