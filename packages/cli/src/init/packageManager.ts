import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun'

const lockfiles: [file: string, manager: PackageManager][] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
]

/** The package manager of an app: by its lockfile or that of the repository around it, else the one that runs this. */
export function findPackageManager(
  folder: string,
  { npm_config_user_agent: agent = '' }: Record<string, string | undefined>,
): PackageManager {
  for (let place = resolve(folder); ; place = dirname(place)) {
    const found = lockfiles.find(([file]) => existsSync(join(place, file)))?.[1] ?? readNamed(place)
    if (found) return found
    // Above a repository there is somebody else's.
    if (existsSync(join(place, '.git')) || dirname(place) === place) break
  }
  return (/^(pnpm|yarn|bun)\//.exec(agent)?.[1] as PackageManager | undefined) ?? 'npm'
}

/** What `packageManager` of package.json names. */
function readNamed(folder: string): PackageManager | undefined {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return undefined
  const named = /"packageManager"\s*:\s*"(npm|pnpm|yarn|bun)@/.exec(readFileSync(path, 'utf8'))?.[1]
  return named as PackageManager | undefined
}

/** The words that install packages into an app. */
export function addWords(manager: PackageManager, folder: string): string[] {
  if (manager === 'npm') return ['npm', 'install']
  // pnpm refuses to add to the root of a workspace by itself.
  const isRoot = manager === 'pnpm' && existsSync(join(folder, 'pnpm-workspace.yaml'))
  return [manager, 'add', ...(isRoot ? ['--workspace-root'] : [])]
}
