import { defineConfig } from 'vitest/config'
import { source } from './vitest.shared.ts'

/** Set by `pnpm test:full`: run the files that take too long for every day, and only those. */
const isFull = Boolean(process.env['TEST_FULL'])
/** Set by `pnpm test` for the files that install the built packages: run those, and only those. */
const isPacked = Boolean(process.env['TEST_PACKED'])
const kind = isFull ? '.full' : isPacked ? '.packed' : ''

const nodeProject = (name: string, folder = `packages/${name}/{src,test}`) => ({
  ...source,
  test: {
    name,
    environment: 'node' as const,
    include: [`${folder}/**/*${kind}.test.ts`],
    exclude: kind ? [] : ['**/*.{full,packed,browser}.test.ts'],
    passWithNoTests: true,
    // Room for a machine that does other things as well; no test waits for time to pass.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
})

export default defineConfig({
  test: {
    projects: [
      nodeProject('cli'),
      nodeProject('core'),
      nodeProject('sandbox'),
      nodeProject('server-kit'),
      ...(isFull ? [nodeProject('react-full', 'packages/react/test')] : []),
      nodeProject('shop', 'examples/shop/server'),
      nodeProject('scripts', 'scripts'),
      nodeProject('world', 'test/world'),
      {
        ...source,
        test: {
          name: 'react',
          testTimeout: 30_000,
          environment: 'jsdom',
          isolate: false,
          include: kind ? [] : ['packages/react/{src,test}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.{ts,tsx}', '**/*.full.test.ts'],
          setupFiles: ['./packages/react/test/setup.ts'],
        },
      },
    ],
  },
})
