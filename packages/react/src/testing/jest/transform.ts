import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compilers } from './compilers.ts'

type Compile = (source: string, path: string) => string

interface ProcessOptions {
  config: { rootDir: string }
  /** Node was started with `--experimental-vm-modules`. */
  supportsStaticESM?: boolean
}

const found = new Map<string, Compile>()

/** Makes CommonJS of an ECMAScript module, by a compiler that the app has anyway. */
const transform = {
  process(source: string, path: string, options: ProcessOptions): { code: string } {
    if (options.supportsStaticESM) return { code: source }
    const { rootDir } = options.config
    const compile = found.get(rootDir) ?? findCompiler(rootDir)
    found.set(rootDir, compile)
    return { code: compile(source, path) }
  },
}

function findCompiler(rootDir: string): Compile {
  const require = createRequire(join(rootDir, 'package.json'))
  for (const { load } of compilers) {
    try {
      return load(require)
    } catch {
      // The app does not have it, or one that is too new.
    }
  }
  const names = compilers.map(({ name }) => name).join(', ')
  throw new Error(
    `Jest runs no ECMAScript modules, and nothing here makes CommonJS of them: install one of ${names}.`,
  )
}

export default transform
