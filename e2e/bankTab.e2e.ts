import type { Page } from '@playwright/test'
import { approve, chooseBank } from './bank.ts'
import { addCheckout } from './ownPage.ts'
import { expect, placeOrder, test, type Shop } from './shopTest.ts'

// The shop opens the bank in the same tab. This page of the same site opens it in another.
const contents = `
import { createPaymentClient, PayButton, PaymentProvider, useBankTab } from '@powens-pay/react'
import { createRoot } from 'react-dom/client'
const client = createPaymentClient()
const input = { orderId: new URLSearchParams(location.search).get('order') }
function Checkout() {
  return <PayButton {...useBankTab()} input={input} />
}
createRoot(document.getElementById('root')).render(<PaymentProvider client={client}><Checkout /></PaymentProvider>)
`

async function openCheckout(page: Page, shop: Shop, order: string): Promise<void> {
  await addCheckout(page, contents)
  await page.goto(`${shop.url}/checkout?order=${order}`)
}

test('the bank opens in a tab of its own, which knows nothing of the shop’s', async ({ page, shop }) => {
  await openCheckout(page, shop, await placeOrder(page, shop))
  const checkout = page.url()
  const opened = page.waitForEvent('popup')
  await page.getByRole('button').dblclick()
  const bank = await opened
  await chooseBank(bank)
  expect(await bank.evaluate(() => window.opener)).toBeNull()
  await approve(bank)
  await shop.sandbox.clock.advance(60_000)
  await expect(bank.getByRole('status').first()).toContainText('Paid')

  expect(page.url()).toBe(checkout)
  expect(page.context().pages()).toHaveLength(2)
  expect(shop.payments()).toHaveLength(1)
})

test('what cannot be created leaves no empty tab', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await openCheckout(page, shop, 'nobody-s')
  const opened = page.waitForEvent('popup')
  await page.getByRole('button').click()
  const tab = await opened
  if (!tab.isClosed()) await tab.waitForEvent('close')
  await expect(page.getByText('We cannot find this order.')).toBeVisible()
})
