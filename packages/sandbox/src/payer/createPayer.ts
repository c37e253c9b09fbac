import { readPage, type Form, type Page } from './readPage.ts'
import type { World } from '../engine/World.ts'

/** How a person goes through the pages. */
export interface PayerOptions {
  /** The bank to choose, by its name or uuid. @default the first that can carry the payment */
  bank?: string
  /** The account at the bank: the one that pays, the one without money or the one that may not pay. */
  account?: 'main' | 'empty' | 'blocked'
}

/** When a payer walks away. */
export interface AbandonOptions extends PayerOptions {
  /** Before the bank's page is answered, or after it is approved but before the browser is back. @default 'before_approval' */
  when?: 'before_approval' | 'after_approval'
}

/**
 * A person who is sent to the webview and walks its pages, link by link and form by form.
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

type Intent = 'approve' | 'refuse' | 'cancel' | 'abandon' | 'abandon_approved'

interface Plan extends PayerOptions {
  intent: Intent
  fields: Record<string, string>
}

type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>

// More pages than any payment has; a walk that takes longer goes in circles.
const maximumPages = 60
const payerIban = 'FR7630006000011234567890189'

export function createPayer(world: World, fetch: Fetch): Payer {
  const start = (plan: Plan) => async (url: string | URL) => {
    const callback = await walk(String(url), plan)
    await world.clock.idle()
    return callback
  }

  async function walk(first: string, plan: Plan): Promise<string | null> {
    let address = first
    let step: RequestInit = {}
    for (let count = 0; count < maximumPages; count += 1) {
      if (!isOurs(address)) return address
      const response = await fetch(address, { ...step, redirect: 'manual' })
      const location = response.headers.get('location')
      if (location !== null) {
        address = new URL(location, address).href
        step = {}
        if (plan.intent === 'abandon_approved' && address.includes('/webauth/callback')) return null
        continue
      }
      const page = readPage(await response.text(), address)
      const next = await decide(page, plan)
      if (next === null) return null
      address = next.address
      step = next.init
    }
    throw new Error(`The payer went in circles, last at ${withoutQuery(address)}.`)
  }

  async function decide(page: Page, plan: Plan): Promise<Step | null> {
    switch (page.name) {
      case 'banks':
        if (plan.intent === 'cancel') return submit(page, 'cancel')
        return { address: chooseBank(page, plan.bank), init: {} }
      case 'consent':
        if (plan.intent === 'cancel') return submit(page, 'cancel')
        return submit(page, 'continue', {
          terms: 'accepted',
          payer_iban: payerIban,
          payer_name: 'Ada Martin',
          ...prefix(plan.fields),
        })
      case 'fields':
        if (plan.intent === 'cancel') return submit(page, 'cancel')
        if (plan.intent === 'abandon') return null
        return submit(page, 'continue', {
          'field.openapisms': plan.intent === 'refuse' ? '0000' : '1234',
          'field.account_id': plan.intent === 'refuse' ? 'snd' : 'main',
          ...prefix(plan.fields),
        })
      case 'agreement':
        if (plan.intent === 'cancel') return submit(page, 'cancel')
        if (plan.intent === 'abandon') return null
        return submit(page, 'agree', { agreed: String(plan.intent !== 'refuse') })
      case 'phone':
        return atPhone(page, plan)
      case 'return':
        if (plan.intent === 'cancel') return submit(page, 'cancel')
        return { address: page.links.find(({ form }) => form === 'continue')?.href ?? page.url, init: {} }
      case 'bank':
        if (plan.intent === 'abandon' || plan.intent === 'cancel') return null
        return submit(page, 'decide', {
          do: plan.intent === 'refuse' ? 'refuse' : 'approve',
          account: plan.account ?? 'main',
        })
      case 'lost':
        return null
      default:
        throw new Error(
          `The payer is stuck at ${withoutQuery(page.url)}, which says: ${page.heading}. Look at the payment's state and at the link it was sent to.`,
        )
    }
  }

  async function atPhone(page: Page, plan: Plan): Promise<Step | null> {
    if (plan.intent === 'cancel') return submit(page, 'cancel')
    if (plan.intent === 'abandon') return null
    const app = page.links.find(({ form }) => form === 'app')
    if (app) {
      const atBank = readPage(await (await fetch(app.href)).text(), app.href)
      const step = await decide(atBank, plan)
      if (step) await fetch(step.address, step.init)
      if (plan.intent === 'abandon_approved') return null
    } else {
      await world.clock.wait(world.settings.phases.decoupled)
    }
    return submit(page, 'resume')
  }

  function isOurs(address: string): boolean {
    const { webviewUrl, baseUrl } = world.settings
    return [`${webviewUrl}/`, `${baseUrl}/2.0/`, `${baseUrl}/bank/`].some((root) => address.startsWith(root))
  }

  function chooseBank(page: Page, wanted: string | undefined): string {
    const banks = page.links.filter(({ bank }) => bank !== null)
    const chosen =
      wanted === undefined ? banks[0] : banks.find(({ bank, text }) => bank === wanted || text === wanted)
    if (!chosen) {
      throw new Error(
        `The payer cannot choose ${wanted ?? 'any bank'}: the webview offers ${banks.map(({ text }) => text).join(', ') || 'none'}. Name another bank, or change the payment so that this one can carry it.`,
      )
    }
    return chosen.href
  }

  return {
    approve: (url, options) => start({ ...options, intent: 'approve', fields: {} })(url),
    refuse: (url, options) => start({ ...options, intent: 'refuse', fields: {} })(url),
    cancel: (url, options) => start({ ...options, intent: 'cancel', fields: {} })(url),
    async abandon(url, { when = 'before_approval', ...options } = {}) {
      const intent = when === 'after_approval' ? 'abandon_approved' : 'abandon'
      await start({ ...options, intent, fields: {} })(url)
      return null
    },
    answer: (url, fields, options) => start({ ...options, intent: 'approve', fields })(url),
  }
}

interface Step {
  address: string
  init: RequestInit
}

/** Sends a form with what it holds already and what the person fills in, as far as it asks for it. */
function submit(page: Page, name: string, values: Record<string, string> = {}): Step {
  const form: Form | undefined = page.forms.find((candidate) => candidate.name === name)
  if (!form) throw new Error(`The page at ${withoutQuery(page.url)} has no form ${name}.`)
  const body = new URLSearchParams(form.values)
  for (const [key, value] of Object.entries(values)) if (form.asks.has(key)) body.set(key, value)
  return { address: form.action, init: { method: 'POST', body } }
}

const prefix = (fields: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => [
      [name, value],
      [`field.${name}`, value],
    ]),
  )

/** An address that may be shown: the query of a webview holds its token. */
const withoutQuery = (address: string) => address.split('?')[0] ?? address
