import { defineConfig } from 'vitest/config'
import { source } from './vitest.shared.ts'

/** `MUTANT_TESTS`, a list in JSON, takes some of them alone: faster, and what survives may be killed by the others. */
const chosen = JSON.parse(process.env['MUTANT_TESTS'] ?? '[]') as string[]

/**
 * The tests that mutants have to get past: those of the rooms that decide about money. What starts servers or processes is left
 * out, since each mutant would wait for it.
 */
export default defineConfig({
  test: {
    projects: ['core', 'server-kit'].map((name) => ({
      ...source,
      test: {
        name,
        environment: 'node' as const,
        // Each mutant has a process of its own: files that share it load the modules once.
        isolate: false,
        include:
          chosen.length > 0
            ? chosen
            : [
                `packages/${name}/src/**/*.test.ts`,
                `packages/${name}/test/{goals,http,journeys,ledger}/**/*.test.ts`,
              ],
        exclude: ['**/*.full.test.ts', '**/race.test.ts', '**/restart.test.ts', '**/seeded/**'],
        // A counted run is several times as slow.
        testTimeout: 300_000,
        hookTimeout: 60_000,
      },
    })),
  },
})
