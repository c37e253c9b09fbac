import { approve, chooseBank, leaveWebview, refuse } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

test('pay, approve, and the order is paid', async ({ page, shop }) => {
  const orderId = await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)

  await expect(page).toHaveURL(new RegExp(`^${shop.url}/return#powens-payment-`))
  await expect(page.getByRole('status').first()).toContainText(/Paid|on its way/)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')

  await page.getByRole('link', { name: 'See my orders' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: orderId }).locator('.status')).toHaveText('Paid')
})

test('the orders page fills by itself when the webhook comes', async ({ page, shop, context }) => {
  const orderId = await placeOrder(page, shop, 'pdng/done')
  const orders = await context.newPage()
  await orders.goto(`${shop.url}/orders`)
  const status = orders.getByRole('listitem').filter({ hasText: orderId }).locator('.status')
  await expect(status).toHaveText('To pay')

  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await expect(page.getByRole('status').first()).toContainText('Your payment is on its way')
  await expect(status).toHaveText('Payment in progress')

  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid', { timeout: 20_000 })
  await expect(status).toHaveText('Paid')
})

test('a payment that was pending may still be refused', async ({ page, shop }) => {
  await placeOrder(page, shop, 'pdng/rjct')
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await expect(page.getByRole('status').first()).toContainText('Your payment is on its way')
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Your bank declined the payment', {
    timeout: 20_000,
  })
  await page.getByRole('link', { name: 'See my orders' }).click()
  await expect(page.locator('.status').first()).toHaveText('Not paid')
})

test('refuse at the bank, then pay after all', async ({ page, shop }) => {
  const orderId = await placeOrder(page, shop)
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
  expect(shop.orders.findFor({ id: 'ada', firstName: 'Ada', lastName: 'Martin' }, orderId)?.status).toBe(
    'fulfil',
  )
})

test('leave in the webview, and find the way back', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await leaveWebview(page)
  await expect(page).toHaveURL(new RegExp(`^${shop.url}/return`))
  await expect(page.getByRole('status').first()).not.toContainText('Paid')
  await page.getByRole('link', { name: 'Back to the order' }).click()
  await expect(payButton(page)).toBeEnabled()
})

test('close the tab at the bank and come back later', async ({ page, shop, context }) => {
  const orderId = await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await page.close()

  const later = await context.newPage()
  await later.goto(`${shop.url}/orders/${orderId}`)
  await later.getByRole('button', { name: /^Pay .*by bank$|Continue your payment/ }).click()
  await approve(later)
  await shop.sandbox.clock.advance(60_000)
  await expect(later.getByRole('status').first()).toContainText('Paid')
  expect(shop.payments()).toHaveLength(1)
})

test('the return page survives a reload, and works in another browser', async ({ page, shop, browser }) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
  await page.reload()
  await expect(page.getByRole('status').first()).toContainText('Paid')

  const elsewhere = await browser.newPage()
  await elsewhere.goto(page.url())
  await expect(elsewhere.getByRole('status').first()).toContainText('Paid')
  await elsewhere.close()
})

test('in French', async ({ page, shop }) => {
  await page.goto(shop.url)
  await page.getByRole('button', { name: 'Français' }).click()
  await page.getByLabel('Client').selectOption({ label: 'Karim Benali' })
  await page.getByRole('button', { name: 'Commander' }).click()
  await page.getByRole('button', { name: /^Payer .*via votre banque$/ }).click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Payé')
})
