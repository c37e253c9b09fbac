import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const packages = join(import.meta.dirname, '..', '..', '..')
const ours = ['core', 'sandbox', 'server-kit']
const { platform, arch } = process

/** The packages that carry each runtime's program for this machine, as their own installers would choose them. */
const runtimes = {
  [`node-${platform}-${arch}`]: '20.19.5',
  [`@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}`]: '1.4.4',
  [`@deno/${platform}-${arch}${platform === 'linux' ? '-glibc' : ''}`]: '2.9.6',
  [`@cloudflare/workerd-${platform}-${arch === 'x64' ? '64' : arch}`]: '1.20261117.1',
  esbuild: '0.28.2',
}

export interface Runtimes {
  /** Where the shop is, with the packages installed beside it. */
  folder: string
  node20: string
  bun: string
  deno: string
  workerd: string
  esbuild: string
}

/** Builds, packs and installs the packages as a merchant gets them, and every runtime, into a folder of its own. */
export function installRuntimes(): Runtimes {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-runtimes-'))
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true })
  const run = (parameters: string[], cwd: string): void => {
    execFileSync('pnpm', parameters, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  for (const name of ours) {
    run(['run', 'build'], join(packages, name))
    run(['pack', '--out', join(folder, `${name}.tgz`)], join(packages, name))
  }
  const tarballs = Object.fromEntries(ours.map((name) => [`@powens-pay/${name}`, `file:./${name}.tgz`]))
  const manifest = { private: true, type: 'module', dependencies: { ...tarballs, ...runtimes } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  // The packages name each other by version, which no registry has.
  const overrides = Object.entries(tarballs).map(([name, file]) => `  '${name}': '${file}'`)
  const settings = [
    'packages: [.]',
    'pmOnFail: ignore',
    'nodeLinker: hoisted',
    'allowBuilds: { esbuild: false }',
  ]
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), [...settings, 'overrides:', ...overrides, ''].join('\n'))
  run(['install', '--no-frozen-lockfile'], folder)

  const [node, bun, deno, workerd] = Object.keys(runtimes).map((name) => join(folder, 'node_modules', name))
  return {
    folder,
    node20: join(node!, 'bin', 'node'),
    bun: join(bun!, 'bin', 'bun'),
    deno: join(deno!, 'deno'),
    workerd: join(workerd!, 'bin', 'workerd'),
    esbuild: join(folder, 'node_modules', '.bin', 'esbuild'),
  }
}
