import { expect, test } from '../packages/sandbox/src/playwright/index.ts'
import { getToken, openPayment } from '../packages/sandbox/test/setUp.ts'

const shop = 'https://shop.example/**'

test.beforeEach(async ({ page }) => {
  await page.route(shop, (route) => route.fulfill({ body: '<h1>Shop</h1>', contentType: 'text/html' }))
})

test('the Playwright fixture: a payer approves, and the browser is back at the shop', async ({
  page,
  sandbox,
  payer,
}) => {
  const { url, id } = await openPayment(sandbox, await getToken(sandbox))
  await page.goto(url)
  await payer.approve({ bank: 'Banque Céleste' })
  await expect(page).toHaveURL(new RegExp(`id_payment=${id}&payment_state=done$`))
})

test('the Playwright fixture: a payer refuses on the phone', async ({ page, sandbox, payer }) => {
  const { url } = await openPayment(sandbox, await getToken(sandbox))
  await page.goto(url)
  await payer.refuse({ bank: 'Néo Mercure' })
  await expect(page).toHaveURL(/error_code=CancelledByUser/)
})
