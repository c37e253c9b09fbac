import type { Page } from '@playwright/test'

export interface PagePayerOptions {
  /** The bank to choose, by its name. @default the first that can carry the payment */
  bank?: string
  /** The account at the bank. @default 'main' */
  account?: 'main' | 'empty' | 'blocked'
}

/** A person in a browser, from the webview's first page on. Each method ends when the browser has left for the shop. */
export interface PagePayer {
  approve: (options?: PagePayerOptions) => Promise<void>
  refuse: (options?: PagePayerOptions) => Promise<void>
  /** Leaves by the webview's cancel button. */
  cancel: () => Promise<void>
  /** Goes as far as the bank's page and stops there. */
  goToBank: (options?: PagePayerOptions) => Promise<void>
}

/** Answers the sandbox's pages in a browser's tab. It knows them by `data-page`, in any language. */
export function createPagePayer(page: Page): PagePayer {
  const at = (name: string) => page.locator(`main[data-page="${name}"]`)

  async function goToBank({ bank }: PagePayerOptions = {}) {
    await at('banks').or(at('consent')).waitFor()
    if (await at('banks').isVisible()) {
      const choices = at('banks').locator('a[data-bank]')
      await (bank === undefined ? choices.first() : choices.filter({ hasText: bank })).click()
    }
    const form = at('consent').locator('form[data-form="continue"]')
    await form.getByRole('checkbox').check()
    const iban = form.locator('[name="payer_iban"]')
    if (await iban.isVisible()) {
      await iban.fill('FR7630006000011234567890189')
      await form.locator('[name="payer_name"]').fill('Ada Martin')
    }
    await form.getByRole('button').click()
    await at('bank').or(at('fields')).or(at('phone')).waitFor()
  }

  async function decide(decision: 'approve' | 'refuse', options: PagePayerOptions = {}) {
    const isApproved = decision === 'approve'
    await goToBank(options)
    if (await at('fields').isVisible()) {
      const code = at('fields').locator('[name="field.openapisms"]')
      const account = at('fields').locator('[name="field.account_id"]')
      if (await code.isVisible()) await code.fill(isApproved ? '1234' : '0000')
      if (await account.isVisible()) await account.selectOption(isApproved ? 'main' : 'snd')
      await leaving(() => at('fields').locator('form[data-form="continue"] button').click())
      return
    }
    if (await at('phone').isVisible()) {
      const app = at('phone').locator('a[data-form="app"]')
      if (!(await app.isVisible())) return
      await app.click()
      await at('bank').locator(`button[value="${decision}"]`).click()
      await leaving(() => at('notice').locator('a').click())
      return
    }
    await at('bank')
      .locator(`input[value="${options.account ?? 'main'}"]`)
      .check()
    await leaving(() => at('bank').locator(`button[value="${decision}"]`).click())
  }

  /** Acts, and waits until the browser is on none of the sandbox's pages. */
  async function leaving(act: () => Promise<void>) {
    await act()
    await page.locator('main[data-page]').waitFor({ state: 'detached' })
  }

  return {
    goToBank,
    approve: (options) => decide('approve', options),
    refuse: (options) => decide('refuse', options),
    async cancel() {
      await leaving(() => page.locator('form[data-form="cancel"] button').click())
    },
  }
}
