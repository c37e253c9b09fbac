import { createPagePayer } from '@powens-pay/sandbox/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'

interface PayOptions {
  page: Page
  /** The page that sells the order. */
  order: string
  /** Where the address of the page begins to which the payer returns. */
  back: string
}

/** A payment that is left and refused, and one that is approved and looked at again. */
export async function payTwice({ page, order, back }: PayOptions): Promise<void> {
  const { origin } = new URL(order)
  const payer = createPagePayer(page)
  const status = page.locator('.powens-pay-status')
  const becomes = (expected: string) =>
    expect.poll(() => status.getAttribute('data-status'), { timeout: 60_000 }).toBe(expected)

  async function leave(): Promise<void> {
    await page.getByRole('heading', { name: 'Order 1001' }).waitFor()
    // Rendered by a server, or reloaded when the bundler has found another dependency, it takes no click at first.
    const click = async (): Promise<string> => {
      const button = page.getByRole('button', { name: /pay|again/i }).first()
      await button.click({ timeout: 2_000 }).catch(() => undefined)
      await page.waitForURL((url) => url.origin !== origin, { timeout: 5_000 }).catch(() => undefined)
      return new URL(page.url()).origin
    }
    await expect.poll(click, { timeout: 90_000 }).not.toBe(origin)
    await page.locator('main[data-page]').waitFor()
  }

  await page.goto(order)
  await leave()
  await page.goBack()
  await leave()
  await payer.refuse()
  await page.waitForURL(`${back}**`)
  await becomes('failed')
  await page.goto(order)
  await leave()
  await payer.approve()
  await becomes('succeeded')
  await page.reload()
  await becomes('succeeded')
}
