import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../program/UsageError.ts'
import type { Framework } from './Framework.ts'
import { frameworks } from './frameworks.ts'
import { readNextConfig } from './readNextConfig.ts'

/** What is in the folder that payments are added to. */
export interface App {
  folder: string
  framework: Framework
  /** Nothing is there yet: the whole example is written, and not its payments alone. */
  isNew: boolean
  /** What its pages stand below, such as Next's `basePath`. */
  basePath: string
  /** It has no TypeScript. */
  isJavaScript: boolean
  /** Where a file of the example stands here: Next's `app/` may be `src/app/`, and JavaScript has other endings. */
  place: (path: string) => string
  /** Of the development server. */
  port: number
}

interface PackageJson {
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** Looks at a folder. `name` is the framework that was asked for. Throws `UsageError`. */
export function readApp(folder: string, name: string | undefined): App {
  const asked = name === undefined ? undefined : frameworks.find((framework) => framework.name === name)
  if (name !== undefined && !asked)
    throw new UsageError(`--framework ${name} is not known. There are: ${listed}.`)
  const path = join(folder, 'package.json')
  const isNew = !existsSync(path)
  if (isNew)
    return {
      ...describe(folder, requireNew(folder, asked), false),
      isNew,
      port: (asked ?? frameworks[0]!).port,
    }

  const packageJson = readPackage(path)
  const names = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies })
  const framework =
    asked ?? frameworks.find(({ packages }) => packages.every((needed) => names.includes(needed)))
  if (!framework)
    throw new UsageError(
      `This app's framework is none of these: ${listed}. Name the nearest with --framework, or mount the handler by hand: ` +
        'it is a function from Request to Response.',
    )
  const port = /(?:--port|-p|PORT)[ =](\d+)/.exec(packageJson.scripts?.['dev'] ?? '')?.[1]
  const isJavaScript = !names.includes('typescript') && !existsSync(join(folder, 'tsconfig.json'))
  return { ...describe(folder, framework, isJavaScript), isNew, port: Number(port ?? framework.port) }
}

function readPackage(path: string): PackageJson {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PackageJson
  } catch {
    throw new UsageError(
      'package.json cannot be read as JSON, so the framework is not known. Mend it, then run this again.',
    )
  }
}

const listed = frameworks.map(({ name }) => name).join(', ')

function requireNew(folder: string, asked: Framework | undefined): Framework {
  if (!asked)
    throw new UsageError(`There is no app here. Say which one to begin with --framework: ${listed}.`)
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : []
  if (found.length > 0)
    throw new UsageError(
      `There is no package.json here, but ${found.slice(0, 3).join(', ')}. Run it in the folder of an app or in an empty one.`,
    )
  return asked
}

function describe(folder: string, framework: Framework, isJavaScript: boolean): Omit<App, 'isNew' | 'port'> {
  const has = (path: string): boolean => existsSync(join(folder, path))
  // Next wants both of its folders in one place.
  const isInSource =
    framework.name === 'next' && !has('app') && (has('src/app') || (has('src/pages') && !has('pages')))
  return {
    folder,
    framework,
    basePath: framework.name === 'next' ? readNextConfig(folder).basePath : '',
    isJavaScript,
    place(path) {
      const placed = isInSource ? `src/${path}` : path
      if (!isJavaScript) return placed
      // Node reads them as they are, in an app of either kind of modules.
      if (path.startsWith('server/')) return placed.replace(/\.ts$/, '.mjs')
      return placed.replace(/\.ts(x?)$/, '.js$1')
    },
  }
}
