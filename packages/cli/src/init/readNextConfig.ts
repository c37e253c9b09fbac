import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface NextConfig {
  /** What every page and route stands below; empty without one. */
  basePath: string
  /** Next redirects each address without a slash at its end, which no webhook follows. */
  trailingSlash: boolean
}

/** What `next.config` says about addresses, as far as its text shows it: running an app's code is not for us. */
export function readNextConfig(folder: string): NextConfig {
  const path = ['ts', 'js', 'mjs', 'cjs', 'mts']
    .map((ending) => join(folder, `next.config.${ending}`))
    .find((found) => existsSync(found))
  const text = path === undefined ? '' : withoutComments(readFileSync(path, 'utf8'))
  return {
    basePath: /\bbasePath['"]?\s*:\s*['"`]([^'"`$]*)['"`]/.exec(text)?.[1] ?? '',
    trailingSlash: /\btrailingSlash['"]?\s*:\s*true\b/.test(text),
  }
}

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
