import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { installRuntimes, type Runtimes } from './installRuntimes.ts'
import { installShop } from './installShop.ts'
import { payAnOrder } from './payAnOrder.ts'
import { runOrTell } from './runOrTell.ts'
import { startRuntime } from './startRuntime.ts'

let runtimes: Runtimes | undefined

beforeAll(() => {
  runtimes = installRuntimes()
  const { folder, esbuild } = runtimes
  // As wrangler does: one module, with the conditions of a Worker.
  const options = ['--bundle', '--format=esm', '--conditions=workerd,worker', '--outfile=worker.bundle.js']
  runOrTell(esbuild, ['worker.js', ...options, '--log-level=error'], { cwd: folder })
}, 300_000)

afterAll(() => {
  if (runtimes) rmSync(runtimes.folder, { recursive: true, force: true })
})

type Command = (runtimes: Runtimes) => string[]

test.each<[string, Command]>([
  ['Node 20.19', ({ node20 }) => [node20, 'node.js']],
  [`Node ${process.versions.node}`, () => [process.execPath, 'node.js']],
  ['Bun', ({ bun }) => [bun, 'bun.js']],
  ['Bun, through the Node adapter', ({ bun }) => [bun, 'node.js']],
  ['Deno', ({ deno }) => [deno, 'run', '--allow-net', '--allow-env', '--node-modules-dir=manual', 'deno.js']],
  [
    'Deno, through the Node adapter',
    ({ deno }) => [deno, 'run', '-A', '--node-modules-dir=manual', 'node.js'],
  ],
  ['workerd', ({ workerd }) => [workerd, 'serve', 'worker.capnp', '--control-fd=3']],
])(
  '%s serves a whole payment from the packed packages',
  async (_name, command) => {
    const installed = runtimes as Runtimes
    const { origin, stop } = await startRuntime(command(installed), installed.folder)
    try {
      expect(await payAnOrder(origin)).toContain('succeeded')
    } finally {
      await stop()
    }
  },
  60_000,
)

// 340 MB, which is why it is installed here and not with the workspace.
const next = { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' }

test('the real Next.js serves a whole payment from a route file', { timeout: 600_000 }, async () => {
  const folder = installShop(next)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const program = join(folder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  runOrTell(process.execPath, [program, 'build'], { cwd: folder, env })

  const command = [process.execPath, program, 'start', '--port', '0', '--hostname', '127.0.0.1']
  const { origin, stop } = await startRuntime(command, folder, env)
  onTestFinished(stop)
  expect(await payAnOrder(origin)).toContain('succeeded')
})
