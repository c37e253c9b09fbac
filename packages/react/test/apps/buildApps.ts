import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOrTell } from '../../../server-kit/test/runtimes/runOrTell.ts'

const packages = join(import.meta.dirname, '..', '..', '..')

/** Installs the frameworks with a lockfile of their own, and the packed packages; builds both apps, and gives the folder. */
export function buildApps(): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-apps-'))
  try {
    build(folder)
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function build(folder: string): void {
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true })
  runOrTell('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd: folder })
  for (const name of ['core', 'react']) {
    const tarball = join(folder, `${name}.tgz`)
    runOrTell('pnpm', ['pack', '--out', tarball], { cwd: join(packages, name) })
    const installed = join(folder, 'node_modules', '@powens-pay', name)
    mkdirSync(installed, { recursive: true })
    runOrTell('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: folder })
  }
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  runOrTell('node_modules/.bin/vite', ['build', '--config', 'router/vite.config.js'], { cwd: folder, env })
  runOrTell('node_modules/.bin/next', ['build'], { cwd: folder, env })
}
