import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

const slowness = 3000

test('offline before the click, and online again: one payment', async ({ page, shop, context }) => {
  await placeOrder(page, shop)
  await context.setOffline(true)
  await payButton(page).click()
  // The list of banks below the button says it too, when it was still on its way.
  await expect(page.getByText('Check your connection, then try again.').first()).toBeVisible()
  const retry = page.getByRole('button', { name: 'Try again' }).first()
  await expect(retry).toBeEnabled()
  expect(shop.payments()).toHaveLength(0)

  await context.setOffline(false)
  await retry.click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
  expect(shop.payments()).toHaveLength(1)
})

test('offline on the return page, and online again: the status recovers', async ({ page, shop, context }) => {
  await placeOrder(page, shop, 'pdng/done')
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  const status = page.getByRole('status').first()
  await expect(status).toContainText('Your payment is on its way')

  await context.setOffline(true)
  await shop.sandbox.clock.advance(60_000)
  // The last known status stays: a lost connection is not a failed payment.
  await expect(status).toContainText(/Your payment is on its way|Paid/)

  await context.setOffline(false)
  await expect(status).toContainText('Paid')
})

test('a server that takes three seconds: busy, focusable, as wide as before, and said aloud', async ({
  page,
  shop,
}) => {
  await placeOrder(page, shop)
  let creations = 0
  await page.route('**/api/powens/payments', async (route) => {
    creations += 1
    await new Promise((resolve) => setTimeout(resolve, slowness))
    await route.continue()
  })
  const button = page.locator('.powens-pay-button')
  const width = (await button.boundingBox())?.width
  await button.focus()
  await page.keyboard.press('Enter')

  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAttribute('data-status', 'creating')
  await expect(button).toBeFocused()
  await expect(page.getByRole('status')).toHaveText('Preparing your payment…')
  expect((await button.boundingBox())?.width).toBe(width)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')

  await expect(page.locator('a[data-bank]').first()).toBeVisible()
  expect(creations).toBe(1)
  expect(shop.payments()).toHaveLength(1)
})
