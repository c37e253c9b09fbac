import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

test('two clicks in one frame make one payment', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await payButton(page).evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await chooseBank(page)
  expect(shop.payments()).toHaveLength(1)
})

test('two tabs of one order lead to one payment', async ({ page, shop, context }) => {
  const orderId = await placeOrder(page, shop)
  const other = await context.newPage()
  await other.goto(`${shop.url}/orders/${orderId}`)

  // Both are drawn first: a tab that opens after the other's click shows the payment that is under way.
  for (const tab of [page, other]) await expect(payButton(tab)).toBeVisible()
  await Promise.all([payButton(page).click(), payButton(other).click()])
  for (const tab of [page, other]) await expect(tab.locator('a[data-bank]').first()).toBeVisible()
  await chooseBank(page)
  expect(shop.payments()).toHaveLength(1)

  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')

  await other.goto(`${shop.url}/orders/${orderId}`)
  await expect(other.getByText('We are baking your order.')).toBeVisible()
  await expect(payButton(other)).toHaveCount(0)
  expect(shop.payments()).toHaveLength(1)
})

test('Back from the bank leaves no stuck button', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await page.evaluate(() => {
    window.addEventListener('pageshow', (event) => Object.assign(window, { wasRestored: event.persisted }))
  })
  const depth = await page.evaluate(() => history.length)
  await payButton(page).click()
  await chooseBank(page)
  await page.evaluate((shopDepth) => history.go(shopDepth - history.length), depth)
  await page.waitForURL(`${shop.url}/orders/*`, { waitUntil: 'commit' })

  // Without this the page may have been loaded again, and the test would prove nothing.
  expect(await page.evaluate(() => (window as unknown as { wasRestored?: boolean }).wasRestored)).toBe(true)
  const button = page.getByRole('button', { name: 'Continue your payment' })
  await expect(button).toBeEnabled()
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
  expect(shop.payments()).toHaveLength(1)
})
