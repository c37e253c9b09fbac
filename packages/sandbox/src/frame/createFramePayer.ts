import { decideStep, type PayerOptions, type PayerPlan, type PayerStep } from '../payer/decideStep.ts'

/** Acts as the payer in a frame. Each method resolves when the payer has left for the shop. */
export interface FramePayer {
  approve: (options?: PayerOptions) => Promise<void>
  refuse: (options?: PayerOptions) => Promise<void>
  /** Leaves by the webview's cancel button. */
  cancel: () => Promise<void>
  /** Goes as far as the bank's page and stops there. */
  goToBank: (options?: PayerOptions) => Promise<void>
}

export interface FramePayerOptions {
  /** Called on each page, before the payer acts on it. The payer waits for what it returns. */
  beforeStep?: ((page: HTMLElement) => unknown) | undefined
}

// More pages than any payment has; a walk that takes longer goes in circles.
const maximumPages = 60

/** Answers the pages of the frame that is mounted, or will be mounted, somewhere inside this element. */
export function createFramePayer(element: Element, { beforeStep }: FramePayerOptions = {}): FramePayer {
  async function walk(plan: PayerPlan): Promise<void> {
    let last: HTMLElement | null = null
    for (let count = 0; count < maximumPages; count += 1) {
      const page = await waitForPage(element, last)
      if (page === null) return
      await beforeStep?.(page)
      const hasPhone = page.querySelector('a[data-form="app"]') !== null
      const step = decideStep(page.dataset['page'] ?? '', plan, { hasPhone })
      if (step === null) throw new Error(`The payer is stuck at: ${page.querySelector('h1')?.textContent}.`)
      if (step.kind === 'close') return
      act(page, step)
      last = page
    }
    throw new Error('The payer went in circles.')
  }

  return {
    approve: (options) => walk({ ...options, intent: 'approve' }),
    refuse: (options) => walk({ ...options, intent: 'refuse' }),
    cancel: () => walk({ intent: 'cancel' }),
    goToBank: (options) => walk({ ...options, intent: 'abandon' }),
  }
}

/** The page after `last`, or `null` once the frame has been left or closed. */
function waitForPage(element: Element, last: HTMLElement | null): Promise<HTMLElement | null> {
  return new Promise((resolve) => {
    const look = () => {
      const frame = element.querySelector('[data-sandbox-frame]')
      const page = frame?.shadowRoot?.querySelector<HTMLElement>('[data-page]') ?? null
      const isLeft = frame ? frame.hasAttribute('data-left') : last !== null
      if (frame?.shadowRoot) observer.observe(frame.shadowRoot, { childList: true })
      if (!isLeft && (page === null || page === last)) return
      observer.disconnect()
      resolve(isLeft ? null : page)
    }
    const observer = new MutationObserver(look)
    observer.observe(element, { childList: true, subtree: true, attributeFilter: ['data-left'] })
    look()
  })
}

function act(page: HTMLElement, step: PayerStep): void {
  switch (step.kind) {
    case 'choose':
      findBank(page, step.bank).click()
      break
    case 'follow':
      requirePart(page, `a[data-form="${step.link}"]`).click()
      break
    case 'submit':
      submit(requirePart(page, `form[data-form="${step.form}"]`), step.values)
      break
    case 'wait':
    case 'close':
      break
  }
}

function findBank(page: HTMLElement, wanted: string | null): HTMLElement {
  const banks = [...page.querySelectorAll<HTMLElement>('a[data-bank]')]
  const found = banks.find(
    (link) =>
      wanted === null ||
      link.dataset['bank'] === wanted ||
      link.querySelector(':not(.mark)')?.textContent.trim() === wanted,
  )
  if (!found)
    throw new Error(`The payer cannot choose ${wanted ?? 'any bank'}: the webview does not offer it.`)
  return found
}

/** Fills in what the form asks for and presses its button, or the one of the values that is a button. */
function submit(form: HTMLElement, values: Readonly<Record<string, string>>): void {
  let button = requirePart(form, 'button')
  for (const [name, value] of Object.entries(values)) {
    for (const control of form.querySelectorAll<HTMLElement>(`[name="${name}"]`)) {
      if (control instanceof HTMLButtonElement) {
        if (control.value === value) button = control
      } else if (control instanceof HTMLSelectElement) {
        control.value = value
      } else if (control instanceof HTMLInputElement) {
        if (control.type === 'checkbox' || control.type === 'radio') control.checked = control.value === value
        else control.value = value
      }
    }
  }
  button.click()
}

function requirePart(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`The page ${root.dataset['page'] ?? ''} has no ${selector}.`)
  return found
}
