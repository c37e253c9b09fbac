import AxeBuilder from '@axe-core/playwright'
import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

test('the policy is there, and a planted violation is caught', async ({ page, shop, violations }) => {
  const response = await page.goto(shop.url)
  expect(response?.headers()['content-security-policy']).toContain("default-src 'self'")
  await page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'body { color: red }'
    document.head.append(style)
  })
  await expect.poll(() => violations.length).toBe(1)
  expect(violations.splice(0)).toEqual([expect.stringContaining('style-src')])
})

test('nothing is loaded from anywhere else', async ({ page, shop }) => {
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).origin))
  await placeOrder(page, shop)
  await page.goto(`${shop.url}/orders`)
  expect([...hosts]).toEqual([shop.url])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme })
    const scan = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.goto(shop.url)
    await expect(page.getByRole('heading', { name: 'Out of the oven' })).toBeVisible()
    await scan()
    await placeOrder(page, shop)
    await scan()
    await payButton(page).click()
    await chooseBank(page)
    await scan()
    await approve(page)
    await shop.sandbox.clock.advance(60_000)
    await expect(page.getByRole('status').first()).toContainText('Paid')
    await scan()
    await page.getByRole('link', { name: 'See my orders' }).click()
    await expect(page.locator('.status').first()).toHaveText('Paid')
    await scan()
  })
