import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'esbuild'

/**
 * Puts a page of one's own beside those of the shop, at `/checkout`: on the shop's site, with its session. `contents` is a
 * module in TSX, which finds an element `root`.
 */
export async function addCheckout(page: Page, contents: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents, loader: 'tsx', resolveDir: join(import.meta.dirname, '..', 'examples', 'shop') },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    conditions: ['@powens-pay/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  await page.route('**/checkout.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }),
  )
  await page.route('**/checkout?*', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><div id="root"></div><script type="module" src="/checkout.js"></script>',
    }),
  )
}
