import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { runOrTell } from '../../../server-kit/test/runtimes/runOrTell.ts'

export interface BuiltStylesheet {
  /** Who compiled it. */
  pipeline: string
  /** What the merchant's page imports. */
  entry: string
  css: string
}

const react = join(import.meta.dirname, '..', '..')

/** Installs bundlers with a lockfile of their own, and the packed package; gives what each makes of the stylesheet. */
export function buildStylesheets(): { folder: string; stylesheets: BuiltStylesheet[] } {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-pipelines-'))
  try {
    return { folder, stylesheets: build(folder) }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function build(folder: string): BuiltStylesheet[] {
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true })
  runOrTell('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd: folder })

  const tarball = join(folder, 'react.tgz')
  runOrTell('pnpm', ['pack', '--out', tarball], { cwd: react })
  const installed = join(folder, 'node_modules', '@powens-pay', 'react')
  mkdirSync(installed, { recursive: true })
  runOrTell('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: folder })

  for (const script of globSync('pipelines/*.js', { cwd: folder })) {
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    runOrTell('node', [script], { cwd: folder, env })
  }
  return globSync('out/*/*.css', { cwd: folder }).map((file) => ({
    pipeline: basename(dirname(file)),
    entry: basename(file, '.css'),
    css: readFileSync(join(folder, file), 'utf8'),
  }))
}
