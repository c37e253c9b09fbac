import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { runHere } from '../../test/runHere.ts'
import { listExample, readExample } from './examples.ts'
import { frameworks } from './frameworks.ts'

/** A folder with these files. */
function makeApp(files: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-init-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return {
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    has: (path: string) => existsSync(join(folder, path)),
    mode: (path: string) => statSync(join(folder, path)).mode & 0o777,
    init: Object.assign((...words: string[]) => runHere(['init', folder, '--no-install', ...words], {}), {
      in: (path: string, ...words: string[]) => runHere(['init', join(folder, path), ...words], {}),
    }),
  }
}

const inJavaScript = (...names: string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) })
const depending = (...names: string[]): string => inJavaScript('typescript', ...names)

test.each(frameworks)('default: a new app with $title is its example', async ({ name }) => {
  const { init, read } = makeApp()
  const { code, output } = await init('--framework', name, '--yes')
  expect(code, output).toBe(0)
  for (const path of listExample(name)) {
    const text = readExample(name, path)
    expect(read(path)).toBe(
      path === 'package.json' ? text.replaceAll('"latest"', `"^${packageJson.version}"`) : text,
    )
  }
  expect(read('.gitignore')).toBe(readExample(name, '.gitignore'))
  expect(output).toContain('Next: npx @powens-pay/cli dev')
})

test.each(frameworks)(
  'behavior: an app of $title is recognised, and a second time changes nothing',
  async (framework) => {
    const { init, read } = makeApp({ 'package.json': depending('react', ...framework.packages) })
    const first = await init('--yes')
    expect(first.code, first.output).toBe(0)
    expect(first.output).toContain(`This app uses ${framework.title}`)
    const before = [...framework.files, '.env', '.gitignore'].map(read)
    const second = await init('--yes')
    expect(second.code).toBe(0)
    expect(second.output).not.toMatch(/^ {2}(write|change)/m)
    expect([...framework.files, '.env', '.gitignore'].map(read)).toEqual(before)
  },
)

test('behavior: --dry-run shows and writes nothing', async () => {
  const { init, has } = makeApp({ 'package.json': depending('next') })
  const { code, output } = await init('--dry-run')
  expect(code).toBe(0)
  expect(output).toMatch(/write +app\/pay\/page\.tsx/)
  expect([has('app'), has('.env')]).toEqual([false, false])
})

test('behavior: with nobody to ask, it writes only when it is told to', async () => {
  const { init, has } = makeApp({ 'package.json': depending('next') })
  const { code, output } = await init()
  expect(code).toBe(2)
  expect(output).toContain('--yes')
  expect(has('app')).toBe(false)
})

test('behavior: what is there with another content stays', async () => {
  const { init, read } = makeApp({ 'package.json': depending('next'), 'app/pay/orders.ts': '// mine\n' })
  const { output } = await init('--yes')
  expect(output).toMatch(/kept, differs +app\/pay\/orders\.ts/)
  expect(read('app/pay/orders.ts')).toBe('// mine\n')
})

test.each([
  ['nothing', {}, [], '--framework'],
  [
    'files and no package.json',
    { 'index.html': '' },
    ['--framework', 'next'],
    'There is no package.json here, but index.html',
  ],
  ['an app of another framework', { 'package.json': depending('gatsby') }, [], 'none of these: next,'],
  [
    'a framework that is not known',
    { 'package.json': '{}' },
    ['--framework', 'nxt'],
    '--framework nxt is not known',
  ],
  ['a package.json that is none', { 'package.json': '{' }, [], 'package.json cannot be read'],
])('parameters: %s is a sentence', async (_, files, words, sentence) => {
  const { code, output } = await makeApp(files).init('--yes', ...words)
  expect(code).toBe(2)
  expect(output).toContain(sentence)
})

test('behavior: Next below src and a basePath', async () => {
  const { init, read } = makeApp({
    'package.json': JSON.stringify({ scripts: { dev: 'next dev -p 4000' }, dependencies: { next: '16' } }),
    'tsconfig.json': '{}',
    'src/app/layout.tsx': '',
    'next.config.ts': "export default { basePath: '/shop' }",
  })
  const { output } = await init('--yes')
  expect(read('src/app/pay/layout.tsx')).toContain('<PaymentProvider basePath="/shop/api/powens">')
  expect(parseEnv(read('.env'))).toMatchObject({
    PUBLIC_URL: 'http://localhost:4000/shop/api/powens',
    RETURN_URL: 'http://localhost:4000/shop/pay/return',
  })
  expect(output).toContain('open http://localhost:4000/shop/pay and pay')
})

test('behavior: .env keeps what it has, and is nobody else’s to read', async () => {
  const mine = 'PUBLIC_URL=https://shop.example/pay\n# mine'
  const old = makeApp({ 'package.json': depending('next'), '.env': mine })
  await old.init('--yes')
  expect(old.read('.env').startsWith(`${mine}\n`)).toBe(true)
  expect(parseEnv(old.read('.env'))['PUBLIC_URL']).toBe('https://shop.example/pay')

  const fresh = makeApp({ 'package.json': depending('next') })
  await fresh.init('--yes')
  expect(fresh.mode('.env')).toBe(0o600)
  const { PAYMENT_SECRET: one = '', POWENS_WEBHOOK_SECRET: two = '' } = parseEnv(fresh.read('.env'))
  expect(new Set([one, two]).size).toBe(2)
  expect([one, two].map((secret) => Buffer.from(secret, 'base64').length)).toEqual([32, 32])
  expect(parseEnv(old.read('.env'))['PAYMENT_SECRET']).not.toBe(one)
})

test.each([
  ['node_modules', 'node_modules\n.env\n'],
  ['.env\n', '.env\n'],
  ['/.env\n', '/.env\n'],
  ['.env*\n', '.env*\n'],
  ['.env.example\n', '.env.example\n.env\n'],
])('behavior: .gitignore %j becomes %j', async (before, after) => {
  const { init, read } = makeApp({ 'package.json': depending('next'), '.gitignore': before })
  await init('--yes')
  expect(read('.gitignore')).toBe(after)
})

test('behavior: a PUBLIC_URL of something else is kept, and what to do is said', async () => {
  const { init, read } = makeApp({ 'package.json': depending('next'), '.env': 'PUBLIC_URL=/static\n' })
  const { output } = await init('--yes')
  expect(read('.env')).toContain('PUBLIC_URL=/static\n')
  expect(output).toContain('Left to you. PUBLIC_URL in .env is /static, and the payment routes are at')
  const own = makeApp({
    'package.json': depending('next'),
    '.env': 'PUBLIC_URL=https://shop.example/api/powens\n',
  })
  expect((await own.init('--yes')).output).not.toContain('Left to you')
})

test.each([
  ['pnpm-lock.yaml', '', 'pnpm add @powens-pay/react'],
  ['yarn.lock', '', 'yarn add @powens-pay/react'],
  ['bun.lock', '', 'bun add @powens-pay/react'],
  ['bun.lockb', '', 'bun add @powens-pay/react'],
  ['package-lock.json', '', 'npm install @powens-pay/react'],
  ['package.json', '{ "packageManager": "yarn@4.9.1" }', 'yarn add @powens-pay/react'],
])('behavior: in a repository with %s %s, it runs %s', async (file, text, command) => {
  const { init } = makeApp({
    [file]: text || '{}',
    '.git/HEAD': '',
    'apps/shop/package.json': depending('next'),
  })
  const { output } = await init.in('apps/shop', '--dry-run')
  expect(output).toContain(command)
})

test('behavior: what is above the repository is not asked, and pnpm is told that a root is one', async () => {
  const { init } = makeApp({
    'yarn.lock': '',
    'shop/.git/HEAD': '',
    'shop/package.json': depending('next'),
    'site/pnpm-lock.yaml': '',
    'site/pnpm-workspace.yaml': '',
    'site/package.json': depending('next'),
  })
  expect((await init.in('shop', '--dry-run')).output).toContain('npm install @powens-pay/react')
  expect((await init.in('site', '--dry-run')).output).toContain('pnpm add --workspace-root @powens-pay/react')
})

test.each([
  [{ 'src/pages/index.tsx': '' }, 'src/app/pay/page.tsx'],
  [{ 'src/app/page.tsx': '' }, 'src/app/pay/page.tsx'],
  [{ 'pages/index.tsx': '', 'src/cart.ts': '' }, 'app/pay/page.tsx'],
  [{ 'app/page.tsx': '', 'src/app/cart.ts': '' }, 'app/pay/page.tsx'],
])('behavior: Next with %o gets %s', async (files, path) => {
  const { init, has } = makeApp({ 'package.json': depending('next'), ...(files as Record<string, string>) })
  await init('--yes')
  expect(has(path)).toBe(true)
})

test.each(frameworks)('behavior: an app of $title without TypeScript gets none', async (framework) => {
  const { init, has, read } = makeApp({ 'package.json': inJavaScript('react', ...framework.packages) })
  const { output } = await init('--yes')
  expect(output).not.toMatch(/\.tsx?\b/)
  const written = [...output.matchAll(/^ {2}write +(\S+)$/gm)].map(([, path]) => path ?? '')
  expect(written.filter((path) => /\.m?jsx?$/.test(path)).length).toBeGreaterThan(2)
  for (const path of written) {
    expect(has(path)).toBe(true)
    // What it imports of its own is there, under the name it says.
    for (const [, name = ''] of read(path).matchAll(/(?:from |src=)['"](\.?\/[^'"]+)['"]/g)) {
      const place = name.startsWith('/') ? name.slice(1) : join(dirname(path), name)
      expect([place, `${place}.js`, `${place}.jsx`].some(has), `${name} of ${path}`).toBe(true)
    }
  }
  expect((await init('--yes')).output).not.toMatch(/^ {2}(write|change|kept)/m)
})

const inCommonJs = `const express = require('express')
const path = require('node:path')

const app = express()
app.use(express.json())
`

test.each(['server.js', 'src/index.cjs', 'server/index.js'])(
  'behavior: a server of CommonJS in %s is mounted before its body parser',
  async (path) => {
    const { init, read } = makeApp({ 'package.json': inJavaScript('vite', 'express'), [path]: inCommonJs })
    await init('--yes')
    const text = read(path)
    expect(text).not.toMatch(/^import /m)
    const from = /const \{ payments \} = require\('([^']+)'\)/.exec(text)?.[1] ?? ''
    expect(join(dirname(path), from)).toBe('server/payments.mjs')
    expect(text).toContain("const { toNodeHandler } = require('@powens-pay/server-kit/node')")
    expect(text.indexOf("app.use('/api/powens'")).toBeLessThan(text.indexOf('express.json()'))
    expect(text.indexOf("app.use('/api/powens'")).toBeGreaterThan(text.indexOf('express()'))
    expect((await init('--yes')).output).not.toMatch(/^ {2}change/m)
  },
)

const express = `import express from 'express'
import { helper } from './helper'

const app = express()
app.use(express.json())
app.listen(3001)
`

test.each([
  ['server/main.ts', './payments'],
  ['server.ts', './server/payments'],
  ['src/index.ts', '../server/payments'],
])('behavior: a server in %s is mounted before its body parser', async (path, from) => {
  const { init, read } = makeApp({ 'package.json': depending('vite', 'express'), [path]: express })
  const { output } = await init('--yes')
  expect(output).toMatch(new RegExp(`change +${path}`))
  const text = read(path)
  expect(text).toContain(`import { payments } from '${from}'`)
  expect(text.indexOf("app.use('/api/powens', toNodeHandler(payments))")).toBeGreaterThan(
    text.indexOf('express()'),
  )
  expect(text.indexOf("app.use('/api/powens'")).toBeLessThan(text.indexOf('express.json()'))
  expect(text.startsWith("import express from 'express'\nimport { helper } from './helper'\nimport ")).toBe(
    true,
  )
})

test.each([
  [
    'Hono',
    'hono',
    "import { Hono } from 'hono'\nconst api = new Hono<{ Bindings: Env }>()\n",
    "api.all('/api/powens/*'",
  ],
  [
    'Fastify',
    'fastify',
    "import Fastify from 'fastify'\nconst server = Fastify({ logger: true })\n",
    'server.register(',
  ],
  [
    'NestJS',
    '@nestjs/core',
    "import { NestFactory } from '@nestjs/core'\nasync function main() {\n  const app = await NestFactory.create(AppModule, { bodyParser: false })\n}\n",
    "app.use('/api/powens', toNodeHandler(payments))",
  ],
])('behavior: %s is mounted', async (_, dependency, text, mount) => {
  const { init, read } = makeApp({ 'package.json': depending('vite', dependency), 'src/main.ts': text })
  await init('--yes')
  expect(read('src/main.ts')).toContain(mount)
})

test('behavior: where no place is found, what is left to do is said', async () => {
  const { init, read } = makeApp({
    'package.json': depending('vite', 'express'),
    'server.ts': 'start(createMyServer())\n',
    'vite.config.ts': 'export default defineConfig({ server: { port: 1 } })\n',
  })
  const { output } = await init('--yes')
  expect(output).toContain('Left to you. In your server, import payments from server/payments')
  expect(output).toContain("Left to you. In vite.config, send the pages' calls to your server")
  expect(read('server.ts')).toBe('start(createMyServer())\n')
})

test.each([
  [
    'an empty list',
    "import { type RouteConfig } from '@react-router/dev/routes'\nexport default [] satisfies RouteConfig\n",
  ],
  [
    'a list without a last comma',
    "import { index, type RouteConfig } from '@react-router/dev/routes'\n\nexport default [index('home.tsx')] satisfies RouteConfig\n",
  ],
  [
    'a list with route',
    "import { index, route, type RouteConfig } from '@react-router/dev/routes'\n\nexport default [\n  index('home.tsx'),\n] satisfies RouteConfig\n",
  ],
])('behavior: routes are added to %s', async (_, text) => {
  const { init, read } = makeApp({ 'package.json': depending('@react-router/dev'), 'app/routes.ts': text })
  await init('--yes')
  const changed = read('app/routes.ts')
  expect(changed.match(/\broute\b(?=[^\n]*from)/g)).toHaveLength(1)
  // It is a list of calls still.
  const list = changed.slice(changed.indexOf('export default') + 14, changed.indexOf('satisfies'))
  const routes = runInNewContext(list, {
    index: (file: string) => file,
    route: (path: string) => path,
  }) as string[]
  expect([...routes]).toEqual([
    ...(text.includes("index('") ? ['home.tsx'] : []),
    'pay',
    'pay/return',
    'api/powens/*',
  ])
})

test('behavior: the examples tell payments in one way', () => {
  const texts = frameworks.map(({ name, files }) =>
    ['/payments.ts', '/orders.ts'].map((ending) =>
      readExample(name, files.find((path) => path.endsWith(ending)) ?? ''),
    ),
  )
  for (const text of texts) expect(text).toEqual(texts[0])
})

test.each(frameworks)('behavior: the example of $title stands alone', ({ name, files }) => {
  expect(listExample(name)).toEqual(expect.arrayContaining([...files]))
  expect(readExample(name, 'package.json')).not.toMatch(/workspace:|file:|link:/)
  const lines = listExample(name).map((path) => readExample(name, path).split('\n').length - 1)
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThan(300)
})

test('behavior: routes are added to a list in JavaScript', async () => {
  const { init, read } = makeApp({
    'package.json': inJavaScript('@react-router/dev'),
    'app/routes.js':
      "import { index } from '@react-router/dev/routes'\n\nexport default [index('home.jsx')];\n",
  })
  await init('--yes')
  expect(read('app/routes.js')).toBe(`import { index } from '@react-router/dev/routes'
import { route } from '@react-router/dev/routes'

export default [index('home.jsx'),
  route('pay', 'routes/pay.jsx'),
  route('pay/return', 'routes/pay-return.jsx'),
  route('api/powens/*', 'routes/api-powens.js'),
];
`)
})
