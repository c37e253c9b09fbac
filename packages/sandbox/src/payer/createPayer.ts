import type { World } from '../engine/World.ts'
import { decideStep, type PayerOptions, type PayerPlan, type PayerStep } from './decideStep.ts'
import { readPage, type Form, type Page } from './readPage.ts'

/** When the payer abandons the payment. */
export interface AbandonOptions extends PayerOptions {
  /** Before the bank's page is answered, or after it is approved but before the browser is back. @default 'before_approval' */
  when?: 'before_approval' | 'after_approval'
}

/**
 * Acts as a payer who is sent to the webview and walks its pages, link by link and form by form.
 *
 * Each method resolves to the URL the browser is sent back to the shop on, or to `null` when it never gets there. By
 * then the webhooks of what happened are delivered. A payer who has to wait for a phone advances a manual clock.
 */
export interface Payer {
  /** Chooses a bank, accepts the terms, answers what is asked and approves. */
  approve: (url: string | URL, options?: PayerOptions) => Promise<string | null>
  /** Goes as far as the bank, and refuses there. */
  refuse: (url: string | URL, options?: PayerOptions) => Promise<string | null>
  /** Leaves in the webview by its cancel button: `error=cancelled`. */
  cancel: (url: string | URL, options?: PayerOptions) => Promise<string | null>
  /** Goes as far as the bank and closes the tab. */
  abandon: (url: string | URL, options?: AbandonOptions) => Promise<null>
  /** Approves, and types these values where a field of that name is asked for. */
  answer: (
    url: string | URL,
    fields: Record<string, string>,
    options?: PayerOptions,
  ) => Promise<string | null>
}

type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

interface Visit {
  address: string
  init: RequestInit
}

// No payment has this many pages; more means that the walk is going in circles.
const maximumPages = 60

/** A payer without a browser: each page is fetched and read as text. */
export function createPayer(world: World, fetch: Fetch): Payer {
  const start = async (url: string | URL, plan: PayerPlan) => {
    const callback = await walk(String(url), plan)
    await world.clock.idle()
    return callback
  }

  async function walk(first: string, plan: PayerPlan): Promise<string | null> {
    let visit: Visit = { address: first, init: {} }
    for (let count = 0; count < maximumPages; count += 1) {
      const { address, init } = visit
      if (!isOurs(address)) return address
      const response = await fetch(address, { ...init, redirect: 'manual' })
      const location = response.headers.get('location')
      if (location === null) {
        const next = await act(readPage(await response.text(), address), plan)
        if (next === null) return null
        visit = next
      } else {
        visit = { address: new URL(location, address).href, init: {} }
        // The bank has the approval, and the browser dies before it is back at Powens.
        if (plan.intent === 'abandon_approved' && visit.address.includes('/webauth/callback')) return null
      }
    }
    throw new Error(`The payer went in circles, last at ${withoutQuery(visit.address)}.`)
  }

  /** Does what the plan wants on this page. `null`: the tab is closed. */
  async function act(page: Page, plan: PayerPlan): Promise<Visit | null> {
    const hasPhone = page.links.some(({ form }) => form === 'app')
    const step = decideStep(page.name, plan, { hasPhone })
    switch (step?.kind) {
      case 'choose':
        return { address: chooseBank(page, step.bank), init: {} }
      case 'follow':
        return { address: page.links.find(({ form }) => form === step.link)?.href ?? page.url, init: {} }
      case 'submit':
        return submit(page, step)
      case 'wait':
        await world.clock.wait(world.settings.phases.decoupled)
        return { address: page.url, init: {} }
      case 'close':
        return null
      case undefined:
        throw new Error(
          `The payer is stuck at ${withoutQuery(page.url)}, which says: ${page.heading}. Look at the payment's state and at the link it was sent to.`,
        )
    }
  }

  function isOurs(address: string): boolean {
    const { webviewUrl, baseUrl } = world.settings
    return [`${webviewUrl}/`, `${baseUrl}/2.0/`, `${baseUrl}/bank/`].some((root) => address.startsWith(root))
  }

  return {
    approve: (url, options) => start(url, { ...options, intent: 'approve' }),
    refuse: (url, options) => start(url, { ...options, intent: 'refuse' }),
    cancel: (url, options) => start(url, { ...options, intent: 'cancel' }),
    async abandon(url, { when = 'before_approval', ...options } = {}) {
      await start(url, { ...options, intent: when === 'after_approval' ? 'abandon_approved' : 'abandon' })
      return null
    },
    answer: (url, fields, options) => start(url, { ...options, intent: 'approve', fields }),
  }
}

function chooseBank(page: Page, wanted: string | null): string {
  const banks = page.links.filter(({ bank }) => bank !== null)
  const chosen =
    wanted === null ? banks[0] : banks.find(({ bank, text }) => bank === wanted || text === wanted)
  if (!chosen) {
    throw new Error(
      `The payer cannot choose ${wanted ?? 'any bank'}: the webview offers ${banks.map(({ text }) => text).join(', ') || 'none'}. Name another bank, or change the payment so that this one can carry it.`,
    )
  }
  return chosen.href
}

/** Sends a form with what it holds already and what the person fills in, as far as it asks for it. */
function submit(page: Page, step: Extract<PayerStep, { kind: 'submit' }>): Visit {
  const form: Form | undefined = page.forms.find(({ name }) => name === step.form)
  if (!form) throw new Error(`The page at ${withoutQuery(page.url)} has no form ${step.form}.`)
  const body = new URLSearchParams(form.values)
  for (const [key, value] of Object.entries(step.values)) if (form.asks.has(key)) body.set(key, value)
  return { address: form.action, init: { method: 'POST', body } }
}

/** An address that may be shown: the query of a webview holds its token. */
const withoutQuery = (address: string) => address.split('?')[0] ?? address
