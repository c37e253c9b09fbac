import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { withoutOurs } from './withoutOurs.ts'

const root = join(import.meta.dirname, '..')
const alone = globSync('examples/*/package.json', { cwd: root }).filter((path) => !path.includes('shop'))

test.each(alone)('%s has a lockfile of its own, which says the same', (path) => {
  const lockfile = join(root, dirname(path), 'package-lock.json')
  expect(existsSync(lockfile), 'Run pnpm examples:lock.').toBe(true)
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, object> }
  const { dependencies, devDependencies } = JSON.parse(
    withoutOurs(readFileSync(join(root, path), 'utf8')),
  ) as object & {
    dependencies: object
    devDependencies: object
  }
  expect(packages['']).toMatchObject({ dependencies, devDependencies })
  expect(Object.keys(packages).filter((name) => name.includes('@powens-pay/'))).toEqual([])
})
