import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test, type Shop } from './shopTest.ts'

/** The shop's message when Powens fails while a payment is created, and a second click that pays. */
const faults: Record<string, (faults: Shop['sandbox']['faults']) => void> = {
  down: (faults) => faults.dropNext('*', { times: 10 }),
  '401': (faults) => faults.failNext('POST /payments', { status: 401, times: 2 }),
  '409': (faults) => faults.failNext('POST /payments', { status: 409 }),
  '429': (faults) => faults.limitNext('POST /payments', { times: 5 }),
  '500': (faults) => faults.failNext('POST /payments', { status: 500, times: 5 }),
  'invalid JSON': (faults) => faults.garbleNext('*', { times: 20 }),
}

for (const [name, arm] of Object.entries(faults))
  test(`Powens ${name}: a clear face, and nothing is paid twice`, async ({ page, shop }) => {
    await placeOrder(page, shop)
    arm(shop.sandbox.faults)
    const answered = page.waitForResponse(/\/api\/powens\/payments$/)
    await payButton(page).click()
    const response = await answered
    expect(response.status()).toBeGreaterThanOrEqual(400)
    expect(response.headers()['content-type']).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({
      code: expect.stringMatching(/^(powens_|rate_limited)/),
      title: expect.any(String),
    })
    await expect(
      page
        .getByRole('alert')
        .or(page.getByRole('status'))
        .filter({ hasText: /try again/i })
        .first(),
    ).toBeVisible()

    await shop.sandbox.faults.clear()
    // The broker pauses before it calls a failing Powens again, so the payer may have to wait too.
    await expect(async () => {
      const button = page.getByRole('button', { name: /^Pay .*by bank$|Try again/ })
      if (await button.isVisible()) await button.click({ timeout: 2_000 })
      await expect(page.locator('a[data-bank]').first()).toBeVisible({ timeout: 5_000 })
    }).toPass()
    await chooseBank(page)
    await approve(page)
    await shop.sandbox.clock.advance(60_000)
    await expect(page.getByRole('status').first()).toContainText('Paid')
    const paid = shop.payments().filter(({ state }) => state === 'done')
    expect(paid).toHaveLength(1)
  })

test('a create whose answer is lost is found again, not made twice', async ({ page, shop }) => {
  await placeOrder(page, shop)
  shop.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  await payButton(page).click()
  await chooseBank(page)
  expect(shop.payments()).toHaveLength(1)
})

test('an unknown state is never shown as paid or failed', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  const [payment] = shop.payments()
  await shop.sandbox.faults.setState(payment?.id ?? 0, 'teleported')
  await page.goto(
    `${shop.url}/api/powens/callback?${new URLSearchParams({ id_payment: String(payment?.id), state: payment?.client_state ?? '' })}`,
  )
  await expect(page.getByRole('status').first()).toContainText('We cannot tell yet')
})

test('an unknown error code is a refusal like any other', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  const [payment] = shop.payments()
  await shop.sandbox.faults.setState(payment?.id ?? 0, 'rejected', { errorCode: 'solarFlare' })
  await page.goto(
    `${shop.url}/api/powens/callback?${new URLSearchParams({ id_payment: String(payment?.id), state: payment?.client_state ?? '' })}`,
  )
  await expect(page.getByRole('status').first()).toContainText('Your bank declined the payment')
  await expect(page.getByRole('status').first()).not.toContainText('solarFlare')
})
