import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOrTell } from '../../packages/server-kit/test/runtimes/runOrTell.ts'
import { installPackages } from '../../scripts/packedPackages.ts'

/** Copies an app out of the workspace, installs its own lockfile and the packed packages, and returns the folder. */
export function installApp(app: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-world-'))
  try {
    cpSync(app, folder, { recursive: true })
    runOrTell('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd: folder })
    installPackages(folder)
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}
