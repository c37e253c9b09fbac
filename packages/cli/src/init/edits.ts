import { posix } from 'node:path'
import type { Edit } from './Framework.ts'

const serverFiles = [
  'server/main',
  'server/index',
  'server',
  'src/server',
  'src/main',
  'src/index',
  'src/app',
  'index',
  'app',
].flatMap((path) => ['ts', 'mts', 'js', 'mjs', 'cjs'].map((ending) => `${path}.${ending}`))

/** Adds imports behind the last one of a file, or what `require` makes of them. */
function addImports(text: string, lines: readonly string[]): string {
  const isCommonJs = !/^import /m.test(text) && /\brequire\(/.test(text)
  const wanted = isCommonJs ? lines.map((line) => toRequire(line)) : lines
  const missing = wanted.filter((line) => !text.includes(line))
  const last = isCommonJs
    ? /^(?:const|let|var) [^;\n]*\brequire\([^)\n]*\)[^\n]*$/gm
    : /^import [^;]*?['"][^'"]+['"];?$/gm
  const at = [...text.matchAll(last)].map((found) => found.index + found[0].length).at(-1) ?? 0
  return `${text.slice(0, at)}${at > 0 ? '\n' : ''}${missing.join('\n')}${at > 0 ? '' : '\n'}${text.slice(at)}`
}

const toRequire = (line: string): string =>
  line.replace(/^import (.+) from ('[^']+')$/, 'const $1 = require($2)')

/** How a file imports another one of the app. */
function importPath(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}

interface Mount {
  /** Finds where the app is made; its first group is the name of the variable. */
  made: RegExp
  imports: readonly string[]
  /** The lines behind it. */
  lines: (app: string) => string
}

/** Mounts the handler right behind the line that makes the app, before anything can read a body. */
export function mountServer({ made, imports, lines }: Mount): Edit {
  const payments = "import { payments } from './payments'"
  return {
    files: serverFiles,
    isDone: (text) => text.includes('/api/powens'),
    apply(text, file) {
      const found = made.exec(text)
      if (!found) return null
      const end = found.index + found[0].length
      const mounted = `${text.slice(0, end)}\n${lines(found[1] ?? 'app')}${text.slice(end)}`
      return addImports(mounted, [
        ...imports,
        payments.replace(
          './payments',
          importPath(file, file.endsWith('ts') ? 'server/payments' : 'server/payments.mjs'),
        ),
      ])
    },
    byHand: `In your server, import payments from server/payments and mount it before any body parser:\n${lines('app')}`,
  }
}

/** Sends the pages' calls from Vite's development server to the app's own. */
export const proxyPages: Edit = {
  files: ['vite.config.ts', 'vite.config.js', 'vite.config.mts', 'vite.config.mjs'],
  isDone: (text) => /['"]\/api(\/powens)?['"]/.test(text),
  apply(text) {
    if (/\bserver\s*:/.test(text)) return null
    const place = /defineConfig\(\{/
    return place.test(text)
      ? text.replace(place, (found) => `${found}\n  server: { proxy: { '/api': 'http://127.0.0.1:3001' } },`)
      : null
  },
  byHand:
    "In vite.config, send the pages' calls to your server:\n  server: { proxy: { '/api': 'http://127.0.0.1:3001' } }",
}

/** React Router lists its routes in a file. */
export const listRoutes: Edit = {
  files: ['app/routes.ts', 'app/routes.js'],
  isDone: (text) => text.includes("'api/powens/*'") || text.includes('"api/powens/*"'),
  apply(text, file) {
    const end = text.search(/\n?\]\s*(?:satisfies\s+RouteConfig|;?\s*$)/)
    if (end < 0) return null
    const added = file.endsWith('.js') ? routes.replaceAll(/\.ts(x?)'/g, ".js$1'") : routes
    const before = text.slice(0, end).trimEnd()
    const comma = before.endsWith(',') || before.endsWith('[') ? '' : ','
    const listed = `${before}${comma}\n${added}\n${text.slice(end).trimStart()}`
    return /\broute\b[^}]*\}\s*from\s*['"]@react-router\/dev\/routes/.test(listed)
      ? listed
      : addImports(listed, ["import { route } from '@react-router/dev/routes'"])
  },
  get byHand() {
    return `In app/routes.ts, add:\n${routes}`
  },
}

const routes = `  route('pay', 'routes/pay.tsx'),
  route('pay/return', 'routes/pay-return.tsx'),
  route('api/powens/*', 'routes/api-powens.ts'),`
