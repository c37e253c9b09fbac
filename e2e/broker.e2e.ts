import { approve, chooseBank, refuse } from './bank.ts'
import { startBrokerShop } from './brokerShop.ts'
import { expect, payButton, placeOrder, test as shopTest } from './shopTest.ts'

/** Every test here uses the shop's own pages, with the broker behind a reverse proxy. */
const test = shopTest.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs: nothing.
  shop: async ({}, provide) => {
    const shop = await startBrokerShop()
    const payments = () => shop.sandbox.payments.list() as never
    await provide({ ...shop, calls: [], serviceTokens: [], payments })
    await shop.close()
  },
})

test('the broker: pay, approve, and the order is paid', async ({ page, shop }) => {
  const orderId = await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)

  await expect(page).toHaveURL(new RegExp(`^${shop.url}/return#powens-payment-`))
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
  await page.getByRole('link', { name: 'See my orders' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: orderId }).locator('.status')).toHaveText('Paid')
})

test('the broker: refuse at the bank, then pay after all', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await refuse(page)
  await expect(page.getByRole('status').first()).toContainText(/Payment cancelled|declined/)

  await page.getByRole('link', { name: 'Back to the order' }).click()
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
})

test('the broker: two tabs of one order lead to one payment', async ({ page, shop, context }) => {
  const orderId = await placeOrder(page, shop)
  const other = await context.newPage()
  await other.goto(`${shop.url}/orders/${orderId}`)
  // Both are drawn first: a tab that opens after the other's click shows the payment that is under way.
  for (const tab of [page, other]) await expect(payButton(tab)).toBeVisible()
  await Promise.all([payButton(page).click(), payButton(other).click()])
  for (const tab of [page, other]) await expect(tab.locator('a[data-bank]').first()).toBeVisible()
  expect(shop.payments()).toHaveLength(1)
})

test('the broker: payment_state=done typed by hand pays nothing', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  const [payment] = shop.payments()
  const query = new URLSearchParams({
    id_payment: String(payment?.id),
    state: payment?.client_state ?? '',
    payment_state: 'done',
  })
  await page.goto(`${shop.url}/api/powens/callback?${query}`)
  await expect(page.getByRole('status').first()).toContainText('Your payment is waiting for you')
})
