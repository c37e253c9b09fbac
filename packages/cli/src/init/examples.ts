import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** In the published package beside the code; in the repository the examples themselves. */
const root = ['../examples', '../../../../examples']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))

/** Not part of an app that `init` begins: made by tools, or written by `init` for each app anew. */
const left = new Set([
  'node_modules',
  '.gitignore',
  '.env',
  'package-lock.json',
  '.next',
  'dist',
  'build',
  '.react-router',
  '.tanstack',
])

export const readExample = (name: string, path: string): string =>
  readFileSync(join(root ?? '', name, path), 'utf8')

/** The paths of an example's files. */
export function listExample(name: string, below = ''): string[] {
  return readdirSync(join(root ?? '', name, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name
    if (left.has(entry.name) || /^(next-env\.d|routeTree\.gen)\.ts$/.test(entry.name)) return []
    return entry.isDirectory() ? listExample(name, path) : [path]
  })
}
