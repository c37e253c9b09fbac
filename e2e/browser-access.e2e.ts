import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { approve, chooseBank } from './bank.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

async function expectNothingSticksOut(page: Page) {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }))
  expect(wide, page.url()).toBeLessThanOrEqual(room)
}

async function expectNoFinding(page: Page) {
  const { violations, passes } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => [
      id,
      ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    ]),
    page.url(),
  ).toEqual([])
  expect(passes.length).toBeGreaterThan(0)
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${String(target)}.`)
}

for (const { name, viewport, deviceScaleFactor } of [
  // The width of a 1280 px page at 200 % zoom.
  { name: 'at 200 % zoom', viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  { name: 'on a phone 360 px wide', viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 },
  { name: 'at 400 % zoom, 320 px wide', viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
])
  test.describe(() => {
    test.use({ viewport, deviceScaleFactor })
    test(`${name} nothing sticks out of any page`, async ({ page, shop }) => {
      await page.goto(shop.url)
      await expect(page.getByRole('button', { name: 'Place order' })).toBeVisible()
      await expectNothingSticksOut(page)
      await placeOrder(page, shop, 'pdng/done')
      await expectNothingSticksOut(page)
      await payButton(page).click()
      await expect(page.locator('a[data-bank]').first()).toBeVisible()
      await expectNothingSticksOut(page)
      await chooseBank(page)
      await expectNothingSticksOut(page)
      await approve(page)
      const status = page.getByRole('status').first()
      await expect(status).toContainText('Your payment is on its way')
      await expectNothingSticksOut(page)
      await shop.sandbox.clock.advance(60_000)
      await expect(status).toContainText('Paid')
      await expectNothingSticksOut(page)
      await page.getByRole('link', { name: 'See my orders' }).click()
      await expect(page.locator('.status').first()).toHaveText('Paid')
      await expectNothingSticksOut(page)
    })
  })

test('keyboard only, from the cart to the return page', async ({ page, shop }) => {
  await page.goto(shop.url)
  await tabTo(page, page.getByLabel('Customer'))
  await page.keyboard.type('Ada')
  const placing = page.getByRole('button', { name: 'Place order' })
  await expect(placing).toBeEnabled()
  await tabTo(page, placing)
  await page.keyboard.press('Enter')

  await tabTo(page, payButton(page))
  expect(
    await payButton(page).evaluate((element) => Number.parseFloat(getComputedStyle(element).outlineWidth)),
  ).toBeGreaterThanOrEqual(2)
  await page.keyboard.press('Enter')

  await tabTo(page, page.locator('a[data-bank]').first())
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('checkbox'))
  await page.keyboard.press('Space')
  await tabTo(page, page.locator('[data-form="continue"] button'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('button[value="approve"]'))
  await page.keyboard.press('Enter')

  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
  await tabTo(page, page.getByRole('link', { name: 'See my orders' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('.status').first()).toHaveText('Paid')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`forced colours and reduced motion, ${colorScheme}: still a button, still, and axe finds nothing`, async ({
    page,
    shop,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme })
    await page.goto(shop.url)
    await expect(page.getByRole('button', { name: 'Place order' })).toBeVisible()
    await expectNoFinding(page)
    await placeOrder(page, shop, 'pdng/done')
    await expectNoFinding(page)
    // Forced colours remove backgrounds, so only the border shows that this is a button.
    const look = await payButton(page).evaluate((element) => {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
      return { borderTopWidth, isSeen: borderTopColor !== backgroundColor }
    })
    expect(look).toEqual({ borderTopWidth: '1px', isSeen: true })

    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/api/powens/payments', async (route) => {
      await held
      await route.continue()
    })
    const button = page.locator('.powens-pay-button')
    await button.click()
    await expect(button).toHaveAttribute('data-pending')
    await expectNoFinding(page)
    const turning = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map(({ effect }) => effect?.getComputedTiming().duration),
    )
    // More than a second for each turn, or no animation.
    for (const duration of turning) expect(duration).toBeGreaterThanOrEqual(1500)
    release()

    await chooseBank(page)
    await approve(page)
    await expect(page.getByRole('status').first()).toContainText('Your payment is on its way')
    await expectNoFinding(page)
    await shop.sandbox.clock.advance(60_000)
    await expect(page.getByRole('status').first()).toContainText('Paid')
    await expectNoFinding(page)
  })
