import { test as base, type TestType } from '@playwright/test'
import type { PlaywrightTestArgs, PlaywrightTestOptions } from '@playwright/test'
import type { PlaywrightWorkerArgs, PlaywrightWorkerOptions } from '@playwright/test'
import { startSandbox, type StartedSandbox, type StartOptions } from '../node/serve.ts'
import { createPagePayer, type PagePayer } from './createPagePayer.ts'

interface SandboxFixtures {
  /** How the sandbox is started. Set it with `test.use({ sandboxOptions: { … } })`. */
  sandboxOptions: StartOptions
  /** A sandbox of this test alone, closed after it. */
  sandbox: StartedSandbox
  /** Answers the webview's and the bank's pages in the test's `page`. */
  payer: PagePayer
}

export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & SandboxFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
> = base.extend<SandboxFixtures>({
  sandboxOptions: [{}, { option: true }],
  sandbox: async ({ sandboxOptions }, provide) => {
    const sandbox = await startSandbox(sandboxOptions)
    await provide(sandbox)
    await sandbox.close()
  },
  payer: async ({ page }, provide) => {
    await provide(createPagePayer(page))
  },
})
