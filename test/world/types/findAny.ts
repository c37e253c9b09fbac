import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-6.0'
import { compilerOptions } from './compile.ts'

/**
 * Every place in what the packages of a folder export where a type is `any`, such as
 * `@powens-pay/react: usePayment().data`.
 *
 * It follows what is declared in our packages: parameters, results, members and type arguments. Other people's members are
 * theirs.
 */
export function findAny(folder: string): string[] {
  const entries = globSync('node_modules/@powens-pay/*/package.json', { cwd: folder }).flatMap(
    readEntries(folder),
  )
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...compilerOptions, module: 'esnext', moduleResolution: 'bundler' },
    folder,
  )
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    options,
  )
  const checker = program.getTypeChecker()
  const found: string[] = []
  const seen = new Set<ts.Type>()

  function look(type: ts.Type, path: string): void {
    if (type.flags & ts.TypeFlags.Any) found.push(path)
    if (seen.has(type)) return
    seen.add(type)
    if (type.isUnionOrIntersection()) for (const part of type.types) look(part, path)
    for (const argument of type.aliasTypeArguments ?? []) look(argument, `${path}<>`)
    if (isReference(type)) {
      for (const [index, argument] of checker.getTypeArguments(type).entries()) {
        // `Iterable<T>` stands for `Iterable<T, any, any>`: what nobody wrote is the other library's choice.
        const parameter = type.target.typeParameters?.[index]
        if (parameter && checker.getDefaultFromTypeParameter(parameter) === argument) continue
        look(argument, `${path}<>`)
      }
    }
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      if (!isOurs(signature.declaration)) continue
      for (const parameter of signature.parameters) look(typeOf(parameter), `${path}(${parameter.name})`)
      look(signature.getReturnType(), `${path}()`)
    }
    for (const index of checker.getIndexInfosOfType(type))
      if (isOurs(index.declaration)) look(index.type, `${path}[]`)
    for (const property of type.getProperties())
      if (property.declarations?.some(isOurs)) look(typeOf(property), `${path}.${property.name}`)
  }
  const typeOf = (symbol: ts.Symbol): ts.Type => checker.getTypeOfSymbol(symbol)

  for (const { name, file } of entries) {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    if (!module) throw new Error(`${name} has no declarations at ${file}.`)
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      const path = `${name}: ${exported.name}`
      if (symbol.flags & ts.SymbolFlags.Value) look(typeOf(symbol), path)
      if (symbol.flags & ts.SymbolFlags.Type) look(checker.getDeclaredTypeOfSymbol(symbol), path)
    }
  }
  return found
}

const isOurs = (declaration: ts.Node | undefined): boolean =>
  declaration?.getSourceFile().fileName.includes('/node_modules/@powens-pay/') ?? false

const isReference = (type: ts.Type): type is ts.TypeReference =>
  Boolean((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference)

interface Entry {
  /** As a shop imports it. */
  name: string
  file: string
}

/** The entries of a package with the declarations they name. */
function readEntries(folder: string): (manifest: string) => Entry[] {
  return (manifest) => {
    const { name, exports } = JSON.parse(readFileSync(join(folder, manifest), 'utf8')) as {
      name: string
      exports: Record<string, string | { types: string }>
    }
    const home = join(folder, 'node_modules', name)
    return Object.entries(exports).flatMap(([entry, target]) => {
      if (typeof target === 'string' || entry.endsWith('.css')) return []
      return globSync(target.types, { cwd: home }).map((file) => ({
        name: join(name, entry),
        file: join(home, file),
      }))
    })
  }
}
