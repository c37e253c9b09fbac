import { join } from 'node:path'
import { installShop } from './installShop.ts'

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

/** The shop and every runtime, in a folder of its own. */
export function installRuntimes(): Runtimes {
  const folder = installShop(runtimes)
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
