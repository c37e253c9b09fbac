/**
 * A Playwright `test` with a sandbox on a port of its own, and a payer who walks the pages in the test's browser.
 *
 * @example
 * import { expect, test } from '@powens-pay/sandbox/playwright'
 *
 * test('pays', async ({ page, sandbox, payer }) => {
 *   await page.goto('/order/42')
 *   await page.getByRole('button', { name: 'Pay by bank' }).click()
 *   await payer.approve({ bank: 'Banque Horizon' })
 *   await expect(page.getByRole('status')).toContainText('Paid')
 * })
 *
 * @module
 */
export { test } from './test.ts'
export { createPagePayer, type PagePayer, type PagePayerOptions } from './createPagePayer.ts'
export { expect } from '@playwright/test'
