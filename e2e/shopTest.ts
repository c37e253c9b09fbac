import { test as base, expect, type Page } from '@playwright/test'
import { startShop } from '../examples/shop/server/startShop.ts'

type StartedShop = Awaited<ReturnType<typeof startShop>>

export interface Shop extends StartedShop {
  sandbox: NonNullable<StartedShop['sandbox']>
  /** Every call to Powens, as `POST /2.0/payments`. */
  calls: string[]
  /** The service tokens that the sandbox issued to the shop's server. */
  serviceTokens: string[]
  /** Requests that reached Powens, oldest first. */
  payments(): { id: number; state: string; client_state: string; instructions: { label: string }[] }[]
}

export type Scenario = 'done' | 'pdng/done' | 'pdng/rjct'

interface Fixtures {
  /** A shop for this test alone, with its own sandbox. */
  shop: Shop
  /** Violations of the Content-Security-Policy on the shop's pages. Each test ends without any, unless it causes one. */
  violations: string[]
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs: nothing.
  shop: async ({}, provide) => {
    const calls: string[] = []
    const serviceTokens: string[] = []
    const shop = (await startShop(
      { mode: 'sandbox', port: 0 },
      {
        async fetch(input, init) {
          const request = new Request(input, init)
          calls.push(`${request.method} ${new URL(request.url).pathname}`)
          const response = await fetch(request)
          if (request.url.endsWith('/auth/token') && response.ok) {
            const { token } = (await response.clone().json()) as { token: string }
            serviceTokens.push(token)
          }
          return response
        },
      },
    )) as StartedShop & Pick<Shop, 'sandbox'>
    await provide({ ...shop, calls, serviceTokens, payments: () => shop.sandbox.payments.list() as never })
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
  // Signing in renders the page again, so choose the order after it.
  await expect(page.getByRole('button', { name: 'Place order' })).toBeEnabled()
  await page.getByLabel('Sandbox: what the bank will do').selectOption(scenario)
  await page.getByRole('button', { name: 'Place order' }).click()
  await expect(page.getByRole('heading', { name: /^Order F/ })).toBeVisible()
  return page.url().split('/').at(-1) as string
}

export function payButton(page: Page) {
  return page.getByRole('button', { name: /^Pay .*by bank$/ })
}
