import type { Page } from '@playwright/test'
import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

const day = 86_400_000

/** Lets the test set the page's visibility. A headless page is always visible. */
async function controlVisibility(page: Page) {
  await page.addInitScript(() => {
    let isHidden = false
    Object.defineProperty(document, 'hidden', { get: () => isHidden })
    Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') })
    Object.assign(window, {
      hide(hidden: boolean) {
        isHidden = hidden
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      },
    })
  })
  return (isHidden: boolean) =>
    page.evaluate((hidden) => (window as unknown as { hide(hidden: boolean): void }).hide(hidden), isHidden)
}

for (const [how, hasEvents] of [
  ['with live events', true],
  ['by polling', false],
] as const)
  test(`hidden for a day, ${how}: asks nothing meanwhile, and catches up when seen`, async ({
    page,
    shop,
  }) => {
    await page.clock.install()
    const hide = await controlVisibility(page)
    if (!hasEvents) await page.route('**/events', (route) => route.fulfill({ status: 404 }))
    await placeOrder(page, shop, 'pdng/done')
    await payButton(page).click()
    await chooseBank(page)
    await approve(page)
    const status = page.getByRole('status').first()
    await expect(status).toContainText('Your payment is on its way')

    const asked: string[] = []
    page.on('request', (request) => {
      if (/\/api\/powens\/payments\/\d+/.test(request.url())) asked.push(request.url())
    })
    // A visible page polls within the minute. Without this, no request below would prove nothing.
    if (!hasEvents) {
      await page.clock.fastForward(60_000)
      await expect.poll(() => asked.length).toBeGreaterThan(0)
    }
    await hide(true)
    await page.waitForLoadState('networkidle')
    asked.length = 0
    await shop.sandbox.clock.advance(60_000)
    await page.clock.fastForward(day)
    await page.waitForLoadState('networkidle')
    expect(asked).toEqual([])
    await expect(status).toContainText('Your payment is on its way')

    await hide(false)
    await expect(status).toContainText('Paid')
    expect(asked.length).toBeGreaterThan(0)
  })

test('reload on the return page, while open and when paid', async ({ page, shop }) => {
  await placeOrder(page, shop, 'pdng/done')
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  const status = page.getByRole('status').first()
  await expect(status).toContainText('Your payment is on its way')
  const address = page.url()

  await page.reload()
  await expect(status).toContainText('Your payment is on its way')
  await shop.sandbox.clock.advance(60_000)
  await expect(status).toContainText('Paid')
  await page.reload()
  await expect(status).toContainText('Paid')
  expect(page.url()).toBe(address)
  expect(shop.payments()).toHaveLength(1)
})

test('session and local storage blocked: the whole journey, and a reload', async ({ page, shop }) => {
  const thrown: string[] = []
  page.on('pageerror', (error) => thrown.push(error.message))
  await page.addInitScript(() => {
    const blocked = {
      get: (): never => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    }
    Object.defineProperty(window, 'sessionStorage', blocked)
    Object.defineProperty(window, 'localStorage', blocked)
  })
  await placeOrder(page, shop)
  expect(await page.evaluate(() => Reflect.has(window, 'sessionStorage'))).toBe(true)
  await expect(page.evaluate(() => sessionStorage.length)).rejects.toThrow('Access is denied')

  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
  await page.reload()
  await expect(page.getByRole('status').first()).toContainText('Paid')
  expect(thrown).toEqual([])
})
