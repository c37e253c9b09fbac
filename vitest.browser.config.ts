import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { propTables } from './.storybook/propTables.ts'
import { checkSources } from './packages/react/test/checkSources.ts'
import { launchOptions, source } from './vitest.shared.ts'

// A fresh object for each project: Vitest writes into it.
const browser = () => ({
  enabled: true,
  headless: true,
  provider: playwright({ launchOptions }),
  instances: [{ browser: 'chromium' as const }],
  screenshotFailures: false,
  commands: {
    checkSources: (_: unknown, sources: Record<string, string>) => checkSources(sources),
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        resolve: source.resolve,
        plugins: [react(), propTables()],
        test: {
          name: 'browser',
          include: ['packages/*/{src,test}/**/*.browser.test.{ts,tsx}'],
          browser: browser(),
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: { name: 'stories', browser: browser() },
      },
    ],
  },
})
