import { existsSync } from 'node:fs'
import { join } from 'node:path'

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun'

const lockfiles: [file: string, manager: PackageManager][] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
]

/** The package manager of an app: by its lockfile, else the one that runs this. */
export function findPackageManager(
  folder: string,
  { npm_config_user_agent: agent = '' }: Record<string, string | undefined>,
): PackageManager {
  const found = lockfiles.find(([file]) => existsSync(join(folder, file)))?.[1]
  const running = /^(pnpm|yarn|bun)\//.exec(agent)?.[1] as PackageManager | undefined
  return found ?? running ?? 'npm'
}
