import type { Locator, Page } from '@playwright/test'
import { decideStep, type PayerOptions, type PayerPlan, type PayerStep } from '../payer/decideStep.ts'

/** How the payer in a browser goes through the pages. */
export type PagePayerOptions = PayerOptions

/** Acts as the payer in a browser, from the webview's first page until the browser is back at the shop. */
export interface PagePayer {
  approve: (options?: PagePayerOptions) => Promise<void>
  refuse: (options?: PagePayerOptions) => Promise<void>
  /** Leaves by the webview's cancel button. */
  cancel: () => Promise<void>
  /** Goes as far as the bank's page and stops there. */
  goToBank: (options?: PagePayerOptions) => Promise<void>
}

// No payment has this many pages; more means that the walk is going in circles.
const maximumPages = 60

/** Answers the sandbox's pages in a browser's tab. It knows them by `data-page`, in any language. */
export function createPagePayer(page: Page): PagePayer {
  const pages = page.locator('main[data-page]')
  const shop = page.locator('body:not(:has(main[data-page]))')

  async function walk(plan: PayerPlan): Promise<void> {
    await pages.waitFor()
    for (let count = 0; count < maximumPages; count += 1) {
      if ((await pages.count()) === 0) return
      const name = (await pages.getAttribute('data-page')) ?? ''
      const hasPhone = await page.locator('a[data-form="app"]').isVisible()
      const step = decideStep(name, plan, { hasPhone })
      if (step === null) throw new Error(`The payer is stuck at: ${await page.locator('h1').textContent()}.`)
      if (step.kind === 'close') return
      await act(step)
      await page.locator(`main[data-page]:not([data-page="${name}"])`).or(shop).first().waitFor()
      await page.waitForLoadState('domcontentloaded')
    }
    throw new Error('The payer went in circles.')
  }

  async function act(step: PayerStep): Promise<void> {
    switch (step.kind) {
      case 'choose': {
        const banks = page.locator('a[data-bank]')
        const { bank } = step
        const wanted = bank === null ? banks : banks.filter({ has: page.getByText(bank, { exact: true }) })
        await (bank === null ? wanted : wanted.or(page.locator(`a[data-bank="${bank}"]`))).first().click()
        break
      }
      case 'follow':
        await page.locator(`a[data-form="${step.link}"]`).click()
        break
      case 'submit':
        await submit(page.locator(`form[data-form="${step.form}"]`), step.values)
        break
      case 'wait':
      case 'close':
        break
    }
  }

  return {
    approve: (options) => walk({ ...options, intent: 'approve' }),
    refuse: (options) => walk({ ...options, intent: 'refuse' }),
    cancel: () => walk({ intent: 'cancel' }),
    goToBank: (options) => walk({ ...options, intent: 'abandon' }),
  }
}

/** Fills in what the form asks for and presses its button, or the one of the values that is a button. */
async function submit(form: Locator, values: Readonly<Record<string, string>>): Promise<void> {
  let button = form.getByRole('button').first()
  for (const [name, value] of Object.entries(values)) {
    const controls = form.locator(`[name="${name}"]`)
    if ((await controls.count()) === 0) continue
    const type = await controls.first().evaluate((control) => (control as HTMLInputElement).type)
    const chosen = form.locator(`[name="${name}"][value="${value}"]`)
    if (type === 'checkbox' || type === 'radio') await chosen.check()
    else if (type === 'submit') button = chosen
    else if (type === 'select-one') await controls.selectOption(value)
    else if (type !== 'hidden') await controls.fill(value)
  }
  await button.click()
}
