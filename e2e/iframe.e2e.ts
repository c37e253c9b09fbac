import type { FrameLocator, Page } from '@playwright/test'
import { approve, chooseBank } from './bank.ts'
import { addCheckout } from './ownPage.ts'
import { expect, placeOrder, test, type Shop } from './shopTest.ts'

const contents = `
import { createPaymentClient, PayButton, PaymentProvider, ResumePayment } from '@powens-pay/react'
import { createRoot } from 'react-dom/client'
const client = createPaymentClient()
const input = { orderId: new URLSearchParams(location.search).get('order') }
createRoot(document.getElementById('root')).render(
  <PaymentProvider client={client}>
    <PayButton input={input} />
    <ResumePayment input={input} />
  </PaymentProvider>,
)
`

/** The checkout in an iframe of a page of another origin, which may not be reached from it. */
async function openFrame(page: Page, shop: Shop, attributes = ''): Promise<FrameLocator> {
  const order = await placeOrder(page, shop)
  await addCheckout(page, contents)
  const holder = new URL('/holder', shop.url)
  // The same site, so that the browser sends the shop's cookies; another port is another origin.
  holder.port = '9'
  await page.route(holder.href, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe ${attributes} width="600" height="400" src="${shop.url}/checkout?order=${order}"></iframe>`,
    }),
  )
  await page.goto(holder.href)
  return page.frameLocator('iframe')
}

const free: [name: string, attributes: string][] = [
  ['an iframe', ''],
  [
    'an iframe that may lead away at a click',
    'sandbox="allow-scripts allow-same-origin allow-top-navigation-by-user-activation"',
  ],
]
for (const [name, attributes] of free) {
  test(`from ${name} the payer leaves with the whole page, and comes back to the shop`, async ({
    page,
    shop,
  }) => {
    const frame = await openFrame(page, shop, attributes)
    await frame.getByRole('button', { name: 'Pay by bank' }).click()
    await page.waitForURL((url) => url.port !== '9')
    expect(page.frames()).toHaveLength(1)
    await chooseBank(page)
    await approve(page)
    await shop.sandbox.clock.advance(60_000)
    await expect(page.getByRole('status').first()).toContainText('Paid')
    expect(shop.payments()).toHaveLength(1)
  })
}

test('from an iframe that may not lead away the payer is told, and no bank is shown in it', async ({
  page,
  shop,
}) => {
  const frame = await openFrame(page, shop, 'sandbox="allow-scripts allow-same-origin"')
  const blocked = frame.getByText('This page may not lead to your bank.')
  await frame.getByRole('button', { name: 'Pay by bank' }).click()
  await expect(blocked.first()).toBeVisible()
  await expect(frame.getByRole('button', { name: 'Try again' })).toBeEnabled()
  expect(page.url()).toContain('/holder')
  expect(page.frames()).toHaveLength(2)
  expect(page.frames()[1]?.url()).toContain('/checkout')

  // The payment exists now, so it can be resumed, and that is told alike.
  await page.reload()
  await frame.getByRole('button', { name: 'Continue your payment' }).click()
  await expect(blocked.first()).toBeVisible()
  expect(page.frames()[1]?.url()).toContain('/checkout')
  expect(shop.payments()).toHaveLength(1)
})
