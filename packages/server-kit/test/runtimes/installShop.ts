import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const packages = join(import.meta.dirname, '..', '..', '..')
const ours = ['core', 'sandbox', 'server-kit']

/** Packs and installs the built the packages as a merchant gets them, with more beside them; gives the folder. */
export function installShop(more: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-shop-'))
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true })
  const run = (parameters: string[], cwd: string): void => {
    execFileSync('pnpm', parameters, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  for (const name of ours) {
    run(['pack', '--out', join(folder, `${name}.tgz`)], join(packages, name))
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
  run(['install', '--no-frozen-lockfile'], folder)
  return folder
}
