import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installApp } from '../installApp.ts'

let folder: string

beforeAll(() => {
  folder = installApp(join(import.meta.dirname, 'app'))
}, 300_000)

afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** A merchant's test: a payer who pays and comes back. */
const body = `
test('a payer pays', async () => {
  const shop = openShop()
  const { destinations, unmount } = renderWithPayments(button, shop)
  fireEvent.click(screen.getByRole('button', { name: 'Pay by bank' }))
  await waitFor(() => expect(destinations).toHaveLength(1))
  unmount()
  comeBack(await shop.payer.approve(destinations[0]))
  renderWithPayments(status, shop)
  await screen.findByRole('heading', { name: 'Paid' })
  expect(shop.changes.at(-1).outcome.bucket).toBe('paid')
  shop.close()
})

test('what a browser has is here', async () => {
  const controller = new AbortController()
  let heard = 0
  addEventListener('online', () => heard++, { signal: controller.signal })
  document.body.addEventListener('online', () => heard++, { signal: controller.signal, once: true })
  const send = () => [window, document.body].forEach((target) => target.dispatchEvent(new Event('online')))
  send()
  send()
  controller.abort()
  send()
  expect(heard).toBe(3)
  const request = new Request('https://shop.example/', { signal: controller.signal, method: 'POST', body: 'é' })
  expect(request.signal.aborted).toBe(true)
  expect(new Uint8Array(await new Response(new TextEncoder().encode('é')).arrayBuffer())).toHaveLength(2)
  expect((await crypto.subtle.digest('SHA-256', new TextEncoder().encode('é'))).byteLength).toBe(32)
})
`
const modules = `
import { PayButton, PaymentStatus } from '@powens-pay/react'
import { comeBack, openShop, renderWithPayments } from '@powens-pay/react/testing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
`
const jsx = `const button = <PayButton input={{ orderId: '42' }} />
const status = <PaymentStatus />
`
const inJsx = `${modules}${jsx}${body}`
const inCommonJs = `
const { PayButton, PaymentStatus } = require('@powens-pay/react')
const { comeBack, openShop, renderWithPayments } = require('@powens-pay/react/testing')
const { fireEvent, screen, waitFor } = require('@testing-library/react')
const { createElement } = require('react')
const button = createElement(PayButton, { input: { orderId: '42' } })
const status = createElement(PaymentStatus)
${body}`

interface Variant {
  title: string
  files: Record<string, string>
  config?: Record<string, unknown>
  /** What this app does not have. */
  without?: string[]
  flags?: string
}

const preset = '@powens-pay/react/testing/jest'
const babelPresets = [
  ['@babel/preset-env', { targets: { node: 'current' } }],
  ['@babel/preset-react', { runtime: 'automatic' }],
]
const react = { runtime: 'automatic' }
const jestVariants: Variant[] = [
  {
    title: 'Babel for the whole project',
    files: { 'pay.test.jsx': inJsx, 'babel.config.json': JSON.stringify({ presets: babelPresets }) },
    without: ['@swc/core', 'esbuild', 'typescript'],
  },
  {
    title: 'Babel for the own files alone',
    files: { 'pay.test.jsx': inJsx, '.babelrc': JSON.stringify({ presets: babelPresets }) },
    without: ['@swc/core', 'typescript'],
  },
  {
    title: 'jest-fixed-jsdom',
    files: { 'pay.test.js': inCommonJs },
    config: { testEnvironment: 'jest-fixed-jsdom' },
  },
  {
    title: 'SWC',
    files: { 'pay.test.jsx': inJsx },
    config: {
      transform: {
        '\\.jsx?$': [
          '@swc/jest',
          { jsc: { parser: { syntax: 'ecmascript', jsx: true }, transform: { react } } },
        ],
      },
    },
  },
  {
    title: 'SWC as the one compiler there is, and no configuration of it',
    files: { 'pay.test.js': inCommonJs },
    without: ['@babel/preset-env', 'esbuild', 'typescript'],
  },
  {
    title: 'ts-jest and TypeScript 5',
    files: { 'pay.test.tsx': inJsx.replace('destinations[0]', 'destinations[0]!') },
    config: {
      transform: {
        '\\.tsx?$': [
          'ts-jest',
          { diagnostics: false, tsconfig: { jsx: 'react-jsx', esModuleInterop: true } },
        ],
      },
    },
    without: ['@babel/preset-env', '@swc/core', 'esbuild'],
  },
  {
    title: 'esbuild',
    files: { 'pay.test.js': inCommonJs },
    without: ['@babel/preset-env', '@swc/core'],
  },
  {
    title: 'modules of its own, by Node’s flag',
    files: {
      'pay.test.mjs': `${modules}import { createElement } from 'react'
const button = createElement(PayButton, { input: { orderId: '42' } })
const status = createElement(PaymentStatus)
${body}`,
    },
    flags: '--experimental-vm-modules',
  },
]

function runJest({ title, files, config, without = [], flags }: Variant) {
  const app = write(title, {
    ...files,
    'package.json': '{}',
    'jest.config.json': JSON.stringify({ preset, ...config }),
    // A package that exports nothing stands before the one above it.
    ...Object.fromEntries(
      without.map((name) => [`node_modules/${name}/package.json`, JSON.stringify({ name, exports: {} })]),
    ),
  })
  return run(app, ['node_modules/jest/bin/jest.js', '--rootDir', app], flags)
}

function write(title: string, files: Record<string, string>): string {
  const app = join(folder, 'apps', title.replaceAll(/\W+/g, '-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(app, path)), { recursive: true })
    writeFileSync(join(app, path), text)
  }
  return app
}

function run(app: string, [program = '', ...words]: string[], flags?: string) {
  const { CI, PATH, HOME } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, program), ...words], {
    cwd: app,
    encoding: 'utf8',
    env: { CI, PATH, HOME, ...(flags !== undefined && { NODE_OPTIONS: flags }) },
  })
  return { status, output: stdout + stderr }
}

test.each(jestVariants)(
  'default: a shop is tested by Jest 30, jsdom and the preset: $title',
  (variant) => {
    const { status, output } = runJest(variant)
    expect(status, output).toBe(0)
    expect(output).toContain('2 passed')
  },
  180_000,
)

test('behavior: where nothing makes CommonJS of a module, a sentence says what to install', () => {
  const { status, output } = runJest({
    title: 'no compiler',
    files: { 'pay.test.js': inCommonJs },
    without: ['@babel/preset-env', '@swc/core', 'esbuild', 'typescript'],
  })
  expect(status).toBe(1)
  expect(output).toContain('install one of esbuild, @swc/core, typescript (5 or 6), @babel/preset-env')
}, 180_000)

test.each(['jsdom', 'happy-dom'])(
  'default: a shop is tested by Vitest and %s',
  (environment) => {
    const app = write(`vitest ${environment}`, {
      'package.json': '{"type":"module"}',
      'pay.test.jsx': `import { afterEach, expect, test } from 'vitest'\n${inJsx}`,
      'vitest.config.js': `export default { test: { environment: '${environment}' } }`,
    })
    const { status, output } = run(app, ['node_modules/vitest/vitest.mjs', 'run'])
    expect(status, output).toBe(0)
    expect(output).toMatch(/2 passed/)
  },
  180_000,
)
