import type { Page } from '@playwright/test'
import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources: { node: Element | null }[]
}

/** Notes what moves on the page without the payer's doing. */
async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const shifts: string[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[])
        if (!hadRecentInput)
          shifts.push(
            `${value.toFixed(4)}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80)).join(' | ')}`,
          )
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)
}

for (const width of [390, 1280])
  for (const [scenario, ending] of [
    ['pdng/done', 'succeeded'],
    ['pdng/rjct', 'failed'],
  ] as const)
    test(`nothing moves on the return page when the payment has ${ending}, ${width} px wide`, async ({
      page,
      shop,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      const readShifts = await watchShifts(page)
      await placeOrder(page, shop, scenario)
      await payButton(page).click()
      await chooseBank(page)
      // The page waits for the shop long enough to be seen waiting.
      await page.route('**/api/powens/payments/*', async (route) => {
        await page.locator('.powens-pay-status[data-status="checking"]').waitFor()
        await route.continue()
      })
      await approve(page)
      const status = page.locator('.powens-pay-status')
      await expect(status).toHaveAttribute('data-status', 'processing')
      await shop.sandbox.clock.advance(60_000)
      await expect(status).toHaveAttribute('data-status', ending)
      await expect(status.locator('dl')).toBeVisible()
      expect(await readShifts()).toEqual([])
    })

test('nothing moves when the banks have been listed', async ({ page, shop }) => {
  const readShifts = await watchShifts(page)
  await placeOrder(page, shop)
  await page.locator('summary').click()
  await expect(page.locator('.powens-pay-connector').first()).toBeVisible()
  expect(await readShifts()).toEqual([])
})

test('a planted shift is seen', async ({ page, shop }) => {
  const readShifts = await watchShifts(page)
  await page.goto(shop.url)
  await expect(page.getByRole('button', { name: 'Place order' })).toBeEnabled()
  await page.evaluate(() => {
    const banner = document.createElement('p')
    banner.textContent = 'New: rye bread'
    banner.className = 'sheet'
    document.body.prepend(banner)
  })
  await expect.poll(readShifts).not.toEqual([])
})
