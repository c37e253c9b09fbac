import type { Page } from '@playwright/test'
import { approve, chooseBank, leaveWebview, refuse } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

/** What the Tab key reaches on the page from its beginning, in order. */
async function listTabStops(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const start = document.createElement('span')
    start.tabIndex = -1
    document.body.prepend(start)
    start.focus()
  })
  const stops: string[] = []
  for (let count = 0; count < 40; count += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const label = (element as HTMLInputElement).labels?.[0]?.textContent
      return element === document.body ? '' : (element.ariaLabel ?? label ?? element.textContent).trim()
    })
    if (name === '' || (stops.length > 1 && name === stops[0])) break
    stops.push(name)
  }
  return stops
}

const card = (page: Page) => page.locator('.powens-pay-status')

test('a paid order is read as its confirmation: what it is, how much, who, by which reference', async ({
  page,
  shop,
}) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await shop.sandbox.clock.advance(60_000)
  await expect(card(page).locator('dl')).toBeVisible()
  await expect(card(page)).toMatchAriaSnapshot(`
    - status:
      - paragraph: Payment confirmation
      - heading "Paid" [level=2]
      - paragraph: /€\\d+\\.\\d{2}/
      - paragraph: Thank you. The bank has confirmed your payment.
    - term: Paid to
    - definition: /.+/
    - term: Reference
    - definition: /.+/
    - term: Label
    - definition: /.+/
    - button "Copy the details"
  `)
})

test('a refusal is read before the way on', async ({ page, shop }) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await chooseBank(page)
  await refuse(page)
  await expect(card(page)).toMatchAriaSnapshot(`
    - status:
      - heading /Payment cancelled|declined/ [level=2]
      - paragraph: /€/
      - paragraph
    - button /Try again|Pay from another bank/
  `)
})

test('a payment that was left is read with the way back, and nothing is said twice', async ({
  page,
  shop,
}) => {
  await placeOrder(page, shop)
  await payButton(page).click()
  await leaveWebview(page)
  await expect(card(page)).toMatchAriaSnapshot(`
    - status:
      - heading "Payment cancelled" [level=2]
      - paragraph: /€/
      - paragraph
    - button "Try again"
  `)
  const said = await card(page).locator('p, h2').allTextContents()
  expect(said).toEqual([...new Set(said)])
})

test('a payment under way is read as such, and updates itself', async ({ page, shop }) => {
  await placeOrder(page, shop, 'pdng/done')
  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await expect(card(page)).toMatchAriaSnapshot(`
    - status:
      - heading "Your payment is on its way" [level=2]
      - paragraph: /€/
      - paragraph
      - paragraph: This page updates automatically.
  `)
})

test('the Tab key goes through an order from top to bottom, and the banks are one stop', async ({
  page,
  shop,
}) => {
  await placeOrder(page, shop)
  await page.locator('summary').click()
  await expect(page.locator('.powens-pay-connector').first()).toBeVisible()
  const stops = await listTabStops(page)
  const banks = await page.locator('.powens-pay-connector-name').allTextContents()
  expect(stops.filter((stop) => banks.some((bank) => stop.endsWith(bank)))).toHaveLength(1)
  const seen = await page.evaluate(
    (names) =>
      names.map(
        (name) =>
          [...document.querySelectorAll<HTMLElement>('a, button, input, select, summary')]
            .find((one) => (one.ariaLabel ?? one.textContent).trim() === name)
            ?.getBoundingClientRect().top ?? null,
      ),
    stops,
  )
  const tops = seen.filter((top) => top !== null)
  expect(tops.length).toBeGreaterThan(5)
  for (const [index, top] of tops.entries())
    // Neighbours in a row may differ by some pixels.
    expect(top, stops.join(' | ')).toBeGreaterThan((tops[index - 1] ?? top) - 40)
})
