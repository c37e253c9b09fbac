import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOrTell } from '../../../server-kit/test/runtimes/runOrTell.ts'

const packages = join(import.meta.dirname, '..', '..', '..')

/** Runs a program of an app, as where it is served. */
export type Run = (program: string, parameters: string[]) => void

/**
 * Copies an app, installs its frameworks with a lockfile of its own, and the packed packages; builds it, and gives the folder.
 */
export function installApp(app: string, build: (run: Run) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-app-'))
  try {
    cpSync(app, folder, { recursive: true })
    runOrTell('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd: folder })
    for (const name of ['core', 'react']) addPackage(name, folder)
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    build((program, parameters) =>
      runOrTell(`node_modules/.bin/${program}`, parameters, { cwd: folder, env }),
    )
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function addPackage(name: string, folder: string): void {
  const tarball = join(folder, `${name}.tgz`)
  runOrTell('pnpm', ['pack', '--out', tarball], { cwd: join(packages, name) })
  const installed = join(folder, 'node_modules', '@powens-pay', name)
  mkdirSync(installed, { recursive: true })
  runOrTell('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: folder })
}
