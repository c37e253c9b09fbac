import { defineConfig } from 'vitest/config'
import { source } from './vitest.shared.ts'

/** The react package's tests once more, with React 18 in the place of React 19 for every module. */
export default defineConfig({
  ...source,
  resolve: {
    ...source.resolve,
    alias: [{ find: /^(react|react-dom)(\/.*)?$/, replacement: '$1-18$2' }],
  },
  test: {
    name: 'react18',
    environment: 'jsdom',
    include: ['packages/react/{src,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/*.browser.test.{ts,tsx}', '**/*.full.test.ts'],
    setupFiles: ['./packages/react/test/setup.ts'],
    isolate: false,
    execArgv: ['--import', new URL('scripts/react18.mjs', import.meta.url).href],
  },
})
