import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const scope = '@powens-pay'

/**
 * Packs every library as it is published, unpacks it where a bundler finds it beside what it depends on, and returns that
 * folder.
 *
 * So a test measures what a merchant installs, not what is in the workspace.
 */
export function unpackPackages(): string {
  const folder = join(root, 'node_modules', '.cache', 'packed')
  rmSync(folder, { recursive: true, force: true })
  installPackages(folder)
  for (const name of readdirSync(join(root, 'packages'))) linkDependencies(folder, name)
  return folder
}

/** Packs every library and unpacks it in a folder that has what they depend on. */
export function installPackages(folder: string): void {
  for (const name of readdirSync(join(root, 'packages'))) {
    const source = join(root, 'packages', name)
    if (!existsSync(join(source, 'dist')))
      throw new Error(`${name} is not built, so its package would be empty. Run pnpm build first.`)
    const target = join(folder, 'node_modules', scope, name)
    mkdirSync(target, { recursive: true })
    const tarball = join(folder, `${name}.tgz`)
    execFileSync('pnpm', ['pack', '--out', tarball], { cwd: source, stdio: 'pipe' })
    execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
  }
}

function linkDependencies(folder: string, name: string): void {
  const source = join(root, 'packages', name)
  for (const dependency of readDependencies(source)) {
    const link = join(folder, 'node_modules', dependency)
    mkdirSync(dirname(link), { recursive: true })
    rmSync(link, { force: true })
    symlinkSync(join(source, 'node_modules', dependency), link)
  }
}

/** The names of what a package depends on, without the packages beside it. */
function readDependencies(source: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
  }
  return Object.keys(dependencies).filter((dependency) => !dependency.startsWith(`${scope}/`))
}
