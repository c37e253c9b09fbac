import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../packages/sandbox/src/playwright/index.ts'
import { getToken, openPayment } from '../packages/sandbox/test/setUp.ts'

// The Content-Security-Policy of the pages forbids axe, which is a script.
test.use({ bypassCSP: true })

async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the webview, the bank and the control page are accessible, ${colorScheme}`, async ({
    page,
    sandbox,
    payer,
  }) => {
    await page.emulateMedia({ colorScheme })
    const { url } = await openPayment(sandbox, await getToken(sandbox))
    await page.goto(url)
    expect(await findViolations(page)).toEqual([])
    await payer.goToBank({ bank: 'Banque Céleste' })
    expect(await findViolations(page)).toEqual([])
    await page.goto(url)
    await expect(page.locator('main[data-page="return"]')).toBeVisible()
    expect(await findViolations(page)).toEqual([])
    await page.goto(sandbox.url)
    expect(await findViolations(page)).toEqual([])
  })
}

test('a page without its heading order and labels would be caught', async ({ page, sandbox }) => {
  const { url } = await openPayment(sandbox, await getToken(sandbox))
  await page.goto(url)
  await page.locator('label').evaluateAll((labels) => {
    for (const label of labels) label.remove()
  })
  expect(await findViolations(page)).toHaveLength(1)
})
