import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

test('the first click of a visit can be "Place order"', async ({ page, shop }) => {
  await page.goto(shop.url)
  await page.getByRole('button', { name: 'Place order' }).click()
  await expect(page.getByRole('heading', { name: /^Order F/ })).toBeVisible()
})

test('in German', async ({ page, shop }) => {
  await page.goto(shop.url)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('button', { name: 'Bestellen' }).click()
  await expect(page.getByRole('heading', { name: /^Bestellung F/ })).toBeVisible()
  await page.locator('.powens-pay-button').click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.locator('.powens-pay-status[data-bucket="paid"]')).toBeVisible()
  await page.getByRole('link', { name: 'Zu meinen Bestellungen' }).click()
  await expect(page.locator('.status').first()).toHaveText('Bezahlt')
  await expect(page.locator('time').first()).toContainText(/\d{1,2}\. \p{L}+ \d{4} um \d{2}:\d{2}/u)
})

test('a paid order says so and sells nothing, wherever it is opened', async ({ page, shop, context }) => {
  const orderId = await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')

  await page.getByRole('link', { name: 'Back to the order' }).click()
  const other = await context.newPage()
  await other.goto(`${shop.url}/orders/${orderId}`)
  for (const tab of [page, other]) {
    await expect(tab.locator('.powens-pay-status[data-bucket="paid"]')).toBeVisible()
    await expect(tab.locator('.powens-pay-button')).toHaveCount(0)
  }
})

test('title and focus follow the page, by links and by Back', async ({ page, shop }) => {
  await page.goto(shop.url)
  await expect(page).toHaveTitle('Out of the oven · Fournil')
  await page.getByRole('link', { name: 'My orders' }).click()
  await expect(page).toHaveTitle('My orders · Fournil')
  await expect(page.getByRole('heading', { name: 'My orders' })).toBeFocused()
  await page.goBack()
  await expect(page).toHaveTitle('Out of the oven · Fournil')
  await expect(page.getByRole('heading', { name: 'Out of the oven' })).toBeFocused()
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page).toHaveTitle('À la sortie du four · Fournil')
})
