import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/**
 * Packs every library as it is published, unpacks it where a bundler finds it, and returns that folder.
 *
 * So a test measures what a merchant installs, not what is in the workspace.
 */
export function unpackPackages(): string {
  const folder = join(root, 'node_modules', '.cache', 'packed')
  rmSync(folder, { recursive: true, force: true })
  for (const name of readdirSync(join(root, 'packages'))) {
    const target = join(folder, 'node_modules', '@powens-pay', name)
    mkdirSync(target, { recursive: true })
    const tarball = join(folder, `${name}.tgz`)
    execFileSync('pnpm', ['pack', '--out', tarball], { cwd: join(root, 'packages', name), stdio: 'pipe' })
    execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
  }
  return folder
}
