import { expect, type Page } from '@playwright/test'

/** In the webview: chooses a bank, accepts the terms, and goes on to the bank's own page. */
export async function chooseBank(page: Page): Promise<void> {
  await page.locator('a[data-bank]').first().click()
  await page.getByRole('checkbox').check()
  await page.locator('[data-form="continue"] button').click()
  await expect(page.locator('button[value="approve"]')).toBeVisible()
}

/** At the bank: approves the payment and comes back to the shop. */
export async function approve(page: Page): Promise<void> {
  // The webview asks a payer who returns in the middle to continue at the bank first.
  const approval = page.locator('button[value="approve"]')
  await expect(approval.or(page.locator('a[data-form="continue"]')).first()).toBeVisible()
  if (!(await approval.isVisible())) await page.locator('a[data-form="continue"]').click()
  await approval.click()
}

export async function refuse(page: Page): Promise<void> {
  await page.locator('button[value="refuse"]').click()
}

/** In the webview: cancels before choosing a bank. */
export async function leaveWebview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Cancel payment' }).click()
}
