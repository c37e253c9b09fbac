/** Throws where the app does not have it. */
type Load = (require: NodeJS.Require) => (source: string, path: string) => string

interface Babel {
  transformSync: (source: string, options: object) => { code: string }
}
interface Swc {
  transformSync: (source: string, options: object) => { code: string }
}
interface Esbuild {
  transformSync: (source: string, options: object) => { code: string }
}
interface TypeScript {
  ModuleKind: { CommonJS: number }
  ScriptTarget: { ES2022: number }
  transpileModule: (source: string, options: object) => { outputText: string }
}

/** The fastest first. Each makes `import()` a `require` as well, which Jest cannot do without a flag of Node. */
export const compilers: { name: string; load: Load }[] = [
  {
    name: 'esbuild',
    load(require) {
      const { transformSync } = require('esbuild') as Esbuild
      const options = { format: 'cjs', target: 'es2022', supported: { 'dynamic-import': false } }
      return (source, sourcefile) => transformSync(source, { ...options, sourcefile }).code
    },
  },
  {
    name: '@swc/core',
    load(require) {
      const { transformSync } = require('@swc/core') as Swc
      const options = {
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
      }
      return (source, filename) => transformSync(source, { ...options, filename }).code
    },
  },
  {
    name: 'typescript (5 or 6)',
    load(require) {
      const { ModuleKind, ScriptTarget, transpileModule } = require('typescript') as TypeScript
      const compilerOptions = {
        module: ModuleKind.CommonJS,
        target: ScriptTarget.ES2022,
        esModuleInterop: true,
      }
      return (source, fileName) => transpileModule(source, { fileName, compilerOptions }).outputText
    },
  },
  {
    name: '@babel/preset-env',
    load(require) {
      // Of all that the preset does, nothing but its modules is wanted.
      const of = (name: string): string =>
        require.resolve(name, { paths: [require.resolve('@babel/preset-env')] })
      const { transformSync } = require(of('@babel/core')) as Babel
      const plugins = [
        of('@babel/plugin-transform-dynamic-import'),
        of('@babel/plugin-transform-modules-commonjs'),
      ]
      const options = { babelrc: false, configFile: false, compact: false, plugins }
      return (source, filename) => transformSync(source, { ...options, filename }).code
    },
  },
]
