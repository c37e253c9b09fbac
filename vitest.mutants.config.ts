import { defineConfig } from 'vitest/config'
import { source } from './vitest.shared.ts'

/** `MUTANT_TESTS`, separated by commas, takes some of them alone: faster, and what survives may be killed by the others. */
const chosen = process.env['MUTANT_TESTS']?.split(',')

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
        include: chosen ?? [
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
