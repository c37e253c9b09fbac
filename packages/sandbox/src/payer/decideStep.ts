/** How a person goes through the pages. */
export interface PayerOptions {
  /** The bank to choose, by its name or uuid. @default the first that can carry the payment */
  bank?: string
  /** The account at the bank: the one that pays, the one without money or the one that may not pay. */
  account?: 'main' | 'empty' | 'blocked'
}

/** What a person wants from the pages. */
export interface PayerPlan extends PayerOptions {
  intent: 'approve' | 'refuse' | 'cancel' | 'abandon' | 'abandon_approved'
  /** Typed where a field of that name is asked for. */
  fields?: Readonly<Record<string, string>>
}

/** One thing a person does on a page. The drivers do it: over HTTP, in Playwright, in a page's own document. */
export type PayerStep =
  /** Chooses a bank of the list by its name or uuid; `null`: the first. */
  | { kind: 'choose'; bank: string | null }
  /** Follows the link of this name. */
  | { kind: 'follow'; link: string }
  /** Fills in what the form of this name asks for, and sends it. */
  | { kind: 'submit'; form: string; values: Readonly<Record<string, string>> }
  /** Waits until the page changes by itself. */
  | { kind: 'wait' }
  /** Closes the tab. */
  | { kind: 'close' }

interface Row extends Partial<Record<PayerPlan['intent'], PayerStep>> {
  /** Whatever is wanted, unless the row says otherwise. */
  goOn: (plan: PayerPlan, page: PageFacts) => PayerStep
}

interface PageFacts {
  /** The payer's phone can be opened from the page. */
  hasPhone: boolean
}

const close: PayerStep = { kind: 'close' }
const cancel: PayerStep = { kind: 'submit', form: 'cancel', values: {} }
const follow = (link: string): PayerStep => ({ kind: 'follow', link })
const submit = (form: string, values: Record<string, string>): PayerStep => ({ kind: 'submit', form, values })

/** What the person does on each page, by the page's `data-page`. */
const rows: Readonly<Record<string, Row>> = {
  banks: {
    goOn: ({ bank }) => ({ kind: 'choose', bank: bank ?? null }),
    cancel,
  },
  consent: {
    goOn: ({ fields }) =>
      submit('continue', {
        terms: 'accepted',
        payer_iban: 'FR7630006000011234567890189',
        payer_name: 'Ada Martin',
        ...type(fields),
      }),
    cancel,
  },
  fields: {
    goOn: ({ intent, fields }) =>
      submit('continue', {
        'field.openapisms': intent === 'refuse' ? '0000' : '1234',
        'field.openapireader': intent === 'refuse' ? '0000' : '1234',
        'field.account_id': intent === 'refuse' ? 'snd' : 'main',
        ...type(fields),
      }),
    cancel,
    abandon: close,
  },
  agreement: {
    goOn: ({ intent }) => submit('agree', { agreed: String(intent !== 'refuse') }),
    cancel,
    abandon: close,
  },
  phone: {
    goOn: (_, { hasPhone }) => (hasPhone ? follow('app') : { kind: 'wait' }),
    cancel,
    abandon: close,
  },
  return: { goOn: () => follow('continue'), cancel },
  bank: {
    goOn: ({ intent, account = 'main' }) =>
      submit('decide', { account, do: intent === 'refuse' ? 'refuse' : 'approve' }),
    cancel: close,
    abandon: close,
  },
  notice: { goOn: () => follow('continue'), abandon_approved: close },
  lost: { goOn: () => close },
}

/** What the person does on the page of this name; `null` where there is nothing to do, such as on an error page. */
export function decideStep(name: string, plan: PayerPlan, page: PageFacts): PayerStep | null {
  const row = Object.hasOwn(rows, name) ? rows[name] : undefined
  return row?.[plan.intent] ?? row?.goOn(plan, page) ?? null
}

/** The webview asks for a bank's fields under a prefix; its own inputs have none. */
function type(fields: PayerPlan['fields'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) => [
      [name, text],
      [`field.${name}`, text],
    ]),
  )
}
