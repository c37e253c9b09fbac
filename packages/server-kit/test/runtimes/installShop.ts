import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOrTell } from './runOrTell.ts'

const packages = join(import.meta.dirname, '..', '..', '..')

/** Packs and installs the built packages as a merchant gets them, with more beside them; gives the folder. */
export function installShop(
  more: Readonly<Record<string, string>>,
  ours: readonly string[] = ['core', 'sandbox', 'server-kit'],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-shop-'))
  try {
    install(folder, more, ours)
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function install(folder: string, more: Readonly<Record<string, string>>, ours: readonly string[]): void {
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true })
  for (const name of ours) {
    const cwd = join(packages, name)
    if (!existsSync(join(cwd, 'dist', 'index.js')))
      throw new Error(`${name} is not built, so its package would be empty. Run pnpm build first.`)
    runOrTell('pnpm', ['pack', '--out', join(folder, `${name}.tgz`)], { cwd })
  }
  const tarballs = Object.fromEntries(ours.map((name) => [`@powens-pay/${name}`, `file:./${name}.tgz`]))
  const manifest = { private: true, type: 'module', dependencies: { ...tarballs, ...more } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  // The packages name each other by version, which no registry has.
  const overrides = Object.entries(tarballs).map(([name, file]) => `  '${name}': '${file}'`)
  const settings = [
    'packages: [.]',
    'pmOnFail: ignore',
    'nodeLinker: hoisted',
    // None of these needs its script: each finds its program in a package of its own.
    'allowBuilds: { esbuild: false, sharp: false }',
  ]
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), [...settings, 'overrides:', ...overrides, ''].join('\n'))
  // What the store holds is not asked of the registry again: an install that worked once works the next time.
  runOrTell('pnpm', ['install', '--no-frozen-lockfile', '--prefer-offline'], { cwd: folder })
}
