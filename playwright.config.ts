import { defineConfig } from '@playwright/test'
import { launchOptions } from './vitest.shared.ts'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './e2e/globalSetup.ts',
  outputDir: 'test-results',
  reporter: 'line',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Room for a machine that does other things as well; nothing waits this long where all is well.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    launchOptions: {
      ...launchOptions,
      // Without this the Back button always loads the page anew, and a test of it passes whatever we do.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    },
    trace: 'off',
  },
})
