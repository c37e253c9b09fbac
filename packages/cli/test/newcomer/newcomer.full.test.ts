import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { createPagePayer } from '@powens-pay/sandbox/playwright'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchOptions } from '../../../../vitest.shared.ts'
import { readExample } from '../../src/init/examples.ts'
import { frameworks } from '../../src/init/frameworks.ts'
import { startRegistry } from './startRegistry.ts'

let registry: Awaited<ReturnType<typeof startRegistry>>
let browser: Browser

beforeAll(async () => {
  registry = await startRegistry()
  browser = await chromium.launch(launchOptions)
}, 120_000)
afterAll(async () => {
  await browser.close()
  await registry.close()
})

/** What a shell on this machine has, without what pnpm and vitest put into it. */
const environment = (): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|VITEST|NODE_ENV|NODE_OPTIONS|TEST)/i.test(name),
  )
  return { ...Object.fromEntries(own), CI: '1', NEXT_TELEMETRY_DISABLED: '1', ...registry.environment }
}

interface Newcomer {
  title: string
  framework: string
  /** An app that is there before; an empty folder without. */
  files?: Record<string, string>
  /** What the paths of its pages stand below. */
  base?: string
  /** Where its pages lead to: with a slash at the end. */
  slash?: string
}

const example = (path: string): string => readExample('next', path)
type Versions = Record<string, string>
const nextPackage = (more: { dependencies?: Versions; devDependencies?: Versions } = {}): string => {
  const { dependencies, devDependencies, ...rest } = JSON.parse(example('package.json')) as Record<
    string,
    Versions
  >
  const own = Object.entries({ ...dependencies, ...more.dependencies }).filter(
    ([name]) => !name.startsWith('@powens-pay/'),
  )
  return JSON.stringify({
    ...rest,
    dependencies: Object.fromEntries(own),
    devDependencies: { ...devDependencies, ...more.devDependencies },
  })
}
const nextApp = (config: string, changes: Record<string, string> = {}): Record<string, string> => ({
  'package.json': nextPackage(),
  'tsconfig.json': example('tsconfig.json'),
  'app/layout.tsx': example('app/layout.tsx'),
  'app/page.tsx': example('app/page.tsx'),
  'next.config.mjs': `export default ${config}\n`,
  ...changes,
})

const newcomers: Newcomer[] = [
  ...frameworks.map(({ name, title }) => ({ title, framework: name })),
  {
    title: 'Next.js below a basePath, with trailing slashes',
    framework: 'next',
    files: nextApp("{ basePath: '/shop', trailingSlash: true }"),
    base: '/shop',
    slash: '/',
  },
  { title: 'Next.js with cacheComponents', framework: 'next', files: nextApp('{ cacheComponents: true }') },
  {
    title: 'Next.js with the route at the edge',
    framework: 'next',
    files: nextApp('{}', {
      'app/api/powens/[...powens]/route.ts': `${example('app/api/powens/[...powens]/route.ts')}\nexport const runtime = 'edge'\n`,
    }),
  },
  {
    title: 'Next.js 14 with React 18',
    framework: 'next',
    files: nextApp('{}', {
      'package.json': nextPackage({
        dependencies: { next: '14.2.35', react: '18.3.1', 'react-dom': '18.3.1' },
        // It calls the compiler's API, which TypeScript 7 does not have.
        devDependencies: { '@types/react': '18.3.28', '@types/react-dom': '18.3.7', typescript: '5.9.3' },
      }),
    }),
  },
]

test.each(newcomers)(
  'init and dev, and a payment that is left, refused, approved and looked at again: $title',
  async ({ title, framework: name, files, base = '', slash = '' }) => {
    const { port, pages } = frameworks.find((framework) => framework.name === name)!
    const folder = mkdtempSync(join(tmpdir(), `powens-pay-newcomer-${name}-`))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
    for (const [path, text] of Object.entries(files ?? {})) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const start = performance.now()
    const words = files ? [] : ['--framework', name]
    // Not synchronous: the registry answers in this process.
    await promisify(execFile)('npx', ['--yes', '@powens-pay/cli', 'init', ...words, '--yes'], {
      cwd: folder,
      env: environment(),
    })
    const dev = startDev(folder)
    onTestFinished(dev.stop)

    const origin = `http://localhost:${port}`
    const order = `${origin}${base}${pages.pay}${slash}`
    const answer = async (): Promise<number | string> => {
      try {
        return (await fetch(order)).status
      } catch {
        return dev.output()
      }
    }
    await expect.poll(answer, { timeout: 120_000, interval: 500 }).toBe(200)
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    page.setDefaultTimeout(60_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'warning' || message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))

    const payer = createPagePayer(page)
    const leave = async (): Promise<void> => {
      await page.getByRole('heading', { name: 'Order 1001' }).waitFor()
      // Rendered by a server, or reloaded when the bundler has found another dependency, it takes no click at first.
      const click = async (): Promise<string> => {
        const button = page.getByRole('button', { name: /pay|again/i }).first()
        await button.click({ timeout: 2_000 }).catch(() => undefined)
        await page.waitForURL((url) => url.origin !== origin, { timeout: 5_000 }).catch(() => undefined)
        return new URL(page.url()).origin
      }
      await expect.poll(click, { timeout: 90_000 }).not.toBe(origin)
      await page.locator('main[data-page]').waitFor()
    }
    const status = page.locator('.powens-pay-status')

    await page.goto(order)
    await leave()
    await page.goBack()
    await leave()
    await payer.refuse()
    await expect(page.waitForURL(`${origin}${base}${pages.return}**`)).resolves.toBeUndefined()
    await expect.poll(() => status.getAttribute('data-status'), { timeout: 30_000 }).toBe('failed')
    await page.goto(order)
    await leave()
    await payer.approve()
    await expect.poll(() => status.getAttribute('data-status'), { timeout: 30_000 }).toBe('succeeded')
    await page.reload()
    await expect.poll(() => status.getAttribute('data-status'), { timeout: 30_000 }).toBe('succeeded')
    await expect.poll(dev.output, { timeout: 30_000 }).toContain('Order 1001 is paid')
    await expect.poll(dev.output, { timeout: 30_000 }).toMatch(/webhook {2}2\d\d taken/)
    const seconds = Math.round((performance.now() - start) / 1000)

    expect(complaints).toEqual([])
    expect(dev.output()).not.toMatch(/\b(warn(ing)?|error)\b/i)
    console.log(`${title}: ${countLines(folder)} lines, ${seconds} s from the folder to the last look`)
  },
  400_000,
)

function startDev(folder: string) {
  const child = spawn('npx', ['--yes', '@powens-pay/cli', 'dev'], {
    cwd: folder,
    env: environment(),
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => void (output += text))
  const ended = once(child, 'exit')
  return {
    output: () => output,
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT')
      await ended
    },
  }
}

/** Of the code; what package managers and build tools made is not counted. */
function countLines(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => {
    const path = join(folder, name)
    if (
      /^(node_modules|\.git|\.next|\.react-router|\.tanstack|package-lock\.json|next-env\.d\.ts|routeTree\.gen\.ts)$/.test(
        name,
      )
    )
      return sum
    return (
      sum +
      (statSync(path).isDirectory() ? countLines(path) : readFileSync(path, 'utf8').split('\n').length - 1)
    )
  }, 0)
}
