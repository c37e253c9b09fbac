import { waitFor } from 'storybook/test'

/** What the payer does once they have chosen the bank and read the terms. */
export type BankDecision = 'approve' | 'refuse' | 'cancel'

function findPage(canvas: HTMLElement): HTMLElement | null {
  const root = canvas.querySelector('[data-sandbox-frame]')?.shadowRoot
  return root?.querySelector<HTMLElement>('[data-page]') ?? null
}

function press(page: HTMLElement, selector: string): void {
  const control = page.querySelector<HTMLElement>(selector)
  if (!control) throw new Error(`The page ${page.dataset['page']} has no ${selector}.`)
  control.click()
}

function fillConsent(page: HTMLElement): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('form[data-form="continue"] input')) {
    if (input.type === 'checkbox') input.checked = true
    if (input.name === 'payer_iban') input.value = 'FR7630006000011234567890189'
    if (input.name === 'payer_name') input.value = 'Ada Martin'
  }
}

/** Walks the webview's and the bank's pages as a payer does, by their links and buttons, until the shop is back. */
export async function walkBank(canvas: HTMLElement, decision: BankDecision): Promise<void> {
  let last: HTMLElement | null = null
  for (let pages = 0; pages < 10; pages++) {
    const page = await waitFor(() => {
      const shown = findPage(canvas)
      if (shown === last && shown) throw new Error('The page has not changed yet.')
      if (!shown && (!last || !canvas.querySelector('main.journey'))) throw new Error('Nothing is shown yet.')
      return shown
    })
    if (!page) return
    last = page
    const name = page.dataset['page']
    if (decision === 'cancel') press(page, '[data-form="cancel"] button')
    else if (name === 'banks') press(page, 'a[data-bank]')
    else if (name === 'consent') {
      fillConsent(page)
      press(page, '[data-form="continue"] button')
    } else if (name === 'bank') press(page, `button[value="${decision}"]`)
    else press(page, '[data-form="continue"], [data-form="continue"] button')
  }
  throw new Error('The payer went in circles.')
}
