import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchOptions } from '../../../../vitest.shared.ts'
import { frameworks } from '../../src/init/frameworks.ts'
import { countLines } from './countLines.ts'
import type { Newcomer } from './newcomers.ts'
import { payTwice } from './payTwice.ts'
import { startDev } from './startDev.ts'
import { startRegistry } from './startRegistry.ts'

/** Where the examples with a server beside Vite have it. */
const serverPort = 3001

/** What somebody does who has never seen the packages: two commands, and a payment in a browser. */
export function testNewcomers(newcomers: readonly Newcomer[]): void {
  let registry: Awaited<ReturnType<typeof startRegistry>>
  let browser: Browser

  beforeAll(async () => {
    registry = await startRegistry()
    browser = await chromium.launch(launchOptions)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await registry.close()
  }, 120_000)

  test.each(newcomers)(
    'init and dev, and a payment that is left, refused, approved and looked at again: $title',
    async ({ title, framework: name, files, base = '', slash = '' }) => {
      const { port, pages, files: own } = frameworks.find((framework) => framework.name === name)!
      const origin = `http://localhost:${port}`
      const hasServer = own.includes('server/payments.ts')
      // Else another program's page would be tested.
      for (const needed of hasServer ? [port, serverPort] : [port])
        expect(await isFree(needed), `Nothing else may listen on port ${needed}.`).toBe(true)

      const folder = makeFolder(files)
      const env = { ...environment(), ...registry.environment }
      const start = performance.now()
      const words = files ? [] : ['--framework', name]
      // Not synchronous: the registry answers in this process.
      await promisify(execFile)('npx', ['--yes', '@powens-pay/cli', 'init', ...words, '--yes'], {
        cwd: folder,
        env,
      })
      const dev = startDev(folder, env)
      onTestFinished(dev.stop, 60_000)

      const order = `${origin}${base}${pages.pay}${slash}`
      await expect.poll(() => readStatus(order, dev.output), { timeout: 120_000, interval: 500 }).toBe(200)
      // A page that is opened before its server listens gets no answer from it.
      if (hasServer) {
        const server = `http://127.0.0.1:${serverPort}/`
        await expect
          .poll(() => readStatus(server, dev.output), { timeout: 60_000, interval: 200 })
          .toEqual(expect.any(Number))
      }
      const page = await browser.newPage()
      onTestFinished(() => page.close(), 60_000)
      page.setDefaultTimeout(60_000)
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'warning' || message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))

      await payTwice({ page, order, back: `${origin}${base}${pages.return}` })
      await expect.poll(dev.output, { timeout: 30_000 }).toContain('Order 1001 is paid')
      await expect.poll(dev.output, { timeout: 30_000 }).toMatch(/webhook {2}2\d\d taken/)
      const seconds = Math.round((performance.now() - start) / 1000)

      expect(complaints).toEqual([])
      expect(dev.output()).not.toMatch(/\b(warn(ing)?|error)\b/i)
      console.log(`${title}: ${countLines(folder)} lines, ${seconds} s from the folder to the last look`)
    },
    400_000,
  )
}

function makeFolder(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-newcomer-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }), 120_000)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** What a shell on this machine has, without what pnpm and vitest put into it. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|VITEST|NODE_ENV|NODE_OPTIONS|TEST)/i.test(name),
  )
  return { ...Object.fromEntries(own), CI: '1', NEXT_TELEMETRY_DISABLED: '1' }
}

/** The status of an address; what `dev` has printed, where it does not answer. */
async function readStatus(url: string, output: () => string): Promise<number | string> {
  try {
    return (await fetch(url)).status
  } catch {
    return output()
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, 'localhost')
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', () => resolve(true))
  })
