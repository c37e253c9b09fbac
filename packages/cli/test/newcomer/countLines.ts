import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What package managers and build tools made. */
const made =
  /^(node_modules|\.git|\.next|\.react-router|\.tanstack|package-lock\.json|next-env\.d\.ts|routeTree\.gen\.ts)$/

/** The lines of an app's own code. */
export function countLines(folder: string): number {
  return readdirSync(folder)
    .filter((name) => !made.test(name))
    .map((name) => join(folder, name))
    .reduce((sum, path) => {
      if (statSync(path).isDirectory()) return sum + countLines(path)
      return sum + readFileSync(path, 'utf8').split('\n').length - 1
    }, 0)
}
