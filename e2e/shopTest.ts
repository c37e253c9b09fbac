import { test as base, expect, type Page } from '@playwright/test'
import { startShop } from '../examples/shop/server/startShop.ts'

export type Shop = Awaited<ReturnType<typeof startShop>> & { sandbox: NonNullable<unknown> }
export type Scenario = 'done' | 'pdng/done' | 'pdng/rjct'

interface Fixtures {
  /** A shop of the test's own, with a sandbox of its own. */
  shop: Shop
  /** What Content-Security-Policy refused on any page of the shop; empty at the end of every test that does not plant one. */
  violations: string[]
}

export const test = base.extend<Fixtures>({
  shop: async ({ browserName: _ }, provide) => {
    const shop = await startShop({ mode: 'sandbox', port: 0 })
    await provide(shop as Shop)
    await shop.close()
  },
  violations: [
    async ({ context }, provide) => {
      const violations: string[] = []
      await context.exposeFunction('reportViolation', (text: string) => violations.push(text))
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const page = window as unknown as { reportViolation(text: string): void }
          page.reportViolation(`${event.violatedDirective} ${event.blockedURI} on ${location.pathname}`)
        })
      })
      await provide(violations)
      expect(violations).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Signs a customer in and places the breakfast order; the page ends on the order. */
export async function placeOrder(
  page: Page,
  shop: Shop,
  scenario: Scenario = 'done',
  customer = 'Ada Martin',
) {
  await page.goto(shop.url)
  await page.getByLabel('Customer').selectOption({ label: customer })
  await page.getByLabel('Sandbox: what the bank will do').selectOption(scenario)
  await page.getByRole('button', { name: 'Place order' }).click()
  await expect(page.getByRole('heading', { name: /^Order F/ })).toBeVisible()
  return page.url().split('/').at(-1) as string
}

export function payButton(page: Page) {
  return page.getByRole('button', { name: 'Pay by bank' })
}
