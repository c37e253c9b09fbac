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

for (const bank of ['Banque Horizon', 'Banque des Dunes', 'Société du Pont', 'Sparhaus Lindenau']) {
  test(`the Playwright fixture: a payer approves and refuses at ${bank}`, async ({
    page,
    sandbox,
    payer,
  }) => {
    const token = await getToken(sandbox)
    for (const [choice, outcome] of [
      ['approve', 'payment_state=done'],
      ['refuse', 'payment_state=rejected'],
    ] as const) {
      const { url } = await openPayment(sandbox, token)
      await page.goto(url)
      await payer[choice]({ bank })
      await expect(page).toHaveURL(new RegExp(outcome))
    }
  })
}

test('the Playwright fixture: a payer cancels, and another one stops at the bank', async ({
  page,
  sandbox,
  payer,
}) => {
  const token = await getToken(sandbox)
  await page.goto((await openPayment(sandbox, token)).url)
  await payer.cancel()
  await expect(page).toHaveURL(/error=cancelled/)
  await page.goto((await openPayment(sandbox, token)).url)
  await payer.goToBank()
  await expect(page.locator('main[data-page="bank"]')).toBeVisible()
})
