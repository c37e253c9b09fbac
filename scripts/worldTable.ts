/** What the packed packages run in, and where that is tried. */
export interface Part {
  kind: string
  name: string
  /** The file of its tests. */
  file: string
  /** Which of them are about it. */
  tests: RegExp
}

const newcomer = 'packages/cli/test/newcomer/newcomer.full.test.ts'
const runtimes = 'packages/server-kit/test/runtimes/runtimes.full.test.ts'
const pipelines = 'packages/react/test/pipelines/pipelines.full.test.ts'
const runners = 'test/world/testRunners/testRunners.full.test.ts'
const types = 'test/world/types/publishedTypes.full.test.ts'
const adapters = 'packages/cli/test/adapters.full.test.ts'

/** Each has to have run: a part without a passed test fails the run. */
export const parts: readonly Part[] = [
  { kind: 'Framework', name: 'Next 16', file: newcomer, tests: /: Next\.js \(App Router\)/ },
  { kind: 'Framework', name: 'Next 16, basePath and trailingSlash', file: newcomer, tests: /basePath/ },
  { kind: 'Framework', name: 'Next 16, cacheComponents', file: newcomer, tests: /cacheComponents/ },
  { kind: 'Framework', name: 'Next 16, route at the edge', file: newcomer, tests: /at the edge/ },
  { kind: 'Framework', name: 'Next 14, React 18, webpack', file: newcomer, tests: /Next\.js 14/ },
  { kind: 'Framework', name: 'React Router', file: newcomer, tests: /React Router/ },
  { kind: 'Framework', name: 'TanStack Start', file: newcomer, tests: /TanStack Start/ },
  { kind: 'Framework', name: 'Vite and Express', file: newcomer, tests: /: Vite and Express/ },
  { kind: 'Framework', name: 'Vite and Fastify', file: newcomer, tests: /Vite and Fastify/ },
  { kind: 'Framework', name: 'Vite and Hono', file: newcomer, tests: /Vite and Hono/ },
  { kind: 'Framework', name: 'NestJS', file: newcomer, tests: /NestJS/ },
  { kind: 'Framework', name: 'without TypeScript', file: newcomer, tests: /in JavaScript/ },
  { kind: 'Server', name: 'every adapter, every rule', file: adapters, tests: /keeps every rule/ },
  { kind: 'Server', name: 'nginx', file: 'packages/cli/test/nginx.full.test.ts', tests: /nginx/ },
  { kind: 'Runtime', name: 'Node 20.19', file: runtimes, tests: /^Node 20/ },
  { kind: 'Runtime', name: 'Node 24', file: runtimes, tests: /^Node 24/ },
  { kind: 'Runtime', name: 'Bun', file: runtimes, tests: /^Bun/ },
  { kind: 'Runtime', name: 'Deno', file: runtimes, tests: /^Deno/ },
  { kind: 'Runtime', name: 'workerd', file: runtimes, tests: /^workerd/ },
  { kind: 'Bundler', name: 'stylesheets of Next and Turbopack', file: pipelines, tests: /^next/ },
  { kind: 'Bundler', name: 'stylesheets of Vite', file: pipelines, tests: /^vite/ },
  { kind: 'Bundler', name: 'stylesheets of webpack 5', file: pipelines, tests: /^webpack/ },
  { kind: 'Bundler', name: 'stylesheets of esbuild', file: pipelines, tests: /^esbuild/ },
  { kind: 'Bundler', name: 'Tailwind 4', file: pipelines, tests: /tailwind/ },
  { kind: 'Tests', name: 'Jest 30, jsdom', file: runners, tests: /Jest 30.*(?:Babel|SWC|ts-jest|esbuild)/ },
  { kind: 'Tests', name: 'Jest 30, jest-fixed-jsdom', file: runners, tests: /jest-fixed-jsdom/ },
  { kind: 'Tests', name: 'Vitest, jsdom', file: runners, tests: /Vitest and jsdom/ },
  { kind: 'Tests', name: 'Vitest, happy-dom', file: runners, tests: /Vitest and happy-dom/ },
  { kind: 'Types', name: 'TypeScript 5.7', file: types, tests: /typescript-5\.7/ },
  { kind: 'Types', name: 'TypeScript 5.9', file: types, tests: /typescript-5\.9/ },
  { kind: 'Types', name: 'TypeScript 6', file: types, tests: /typescript-6\.0/ },
  { kind: 'Types', name: 'TypeScript 7', file: types, tests: /with typescript and/ },
]

/** Vitest's JSON report, as far as it is read. */
export interface Report {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}

export interface Row extends Part {
  passed: number
  failed: number
  skipped: number
}

/** What of a report is about each part. */
export function countParts({ testResults }: Report): Row[] {
  return parts.map((part) => {
    const found = testResults
      .filter(({ name }) => name.replaceAll('\\', '/').endsWith(part.file))
      .flatMap(({ assertionResults }) => assertionResults.filter(({ fullName }) => part.tests.test(fullName)))
    const count = (...statuses: string[]) => found.filter(({ status }) => statuses.includes(status)).length
    const [passed, failed] = [count('passed'), count('failed')]
    return { ...part, passed, failed, skipped: found.length - passed - failed }
  })
}

/** It ran, and nothing of it failed or was left out. */
export const isCovered = ({ passed, failed, skipped }: Row): boolean =>
  passed > 0 && failed === 0 && skipped === 0

/** The table as Markdown. */
export function formatTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { kind, name, file, passed, failed, skipped } = row
    const result = isCovered(row)
      ? `${passed} passed`
      : `${passed} passed, ${failed} failed, ${skipped} skipped`
    return `| ${kind} | ${name} | ${result} | \`${file}\` |`
  })
  return ['| | In | Tests | File |', '| --- | --- | --- | --- |', ...lines, ''].join('\n')
}
