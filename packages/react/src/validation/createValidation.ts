import {
  beginValidation,
  buildCallbackUrl,
  findPayment,
  interpretValidation,
  leaveValidation,
  openValidation,
  PaymentError,
  resumePayment,
  type AcceptedTerms,
  type AccountRequest,
  type Connector,
  type OpenedValidation,
  type Payment,
  type PaymentClient,
  type PaymentReference,
  type PaymentTerms,
  type TermsContent,
  type ValidationAccess,
} from '@powens-pay/core'
import { createOrderPayment } from '../hooks/createOrderPayment.ts'
import { createStore, type Store } from '../internal/createStore.ts'
import { toPaymentError } from '../internal/toPaymentError.ts'
import { askPowens, type AskPowens } from './askPowens.ts'
import { encryptFields } from './encryptFields.ts'
import type { PageValidationState } from './PageValidationState.ts'
import { waitForPhone } from './waitForPhone.ts'

export interface ValidationSnapshot {
  state: PageValidationState
  /** A request is under way. */
  isPending: boolean
  /** The browser is on its way to another page. */
  isLeaving: boolean
  error: PaymentError | null
  reference: PaymentReference | null
  /** The payment as Powens shows it to the payer: with account numbers, so keep it in this page. */
  payment: Payment | null
  connector: Connector | null
  /** The terms to accept. Show `content` as text. */
  terms: TermsContent | null
}

export interface ValidationSubject {
  input?: unknown
  reference?: PaymentReference | undefined
}

/** The payer's account, as far as the payer knows it. */
export type PayerAccount = AccountRequest

/** The validation of one payment in this page. Each verb does nothing in a step that does not offer it, and never rejects. */
export interface Validation {
  store: Store<ValidationSnapshot>
  update: (navigate: (url: string) => void) => void
  read: () => Promise<void>
  start: () => Promise<void>
  choose: (connectorUuid: string) => Promise<void>
  chooseAgain: () => void
  accept: () => Promise<void>
  answer: (values: Readonly<Record<string, string>>) => Promise<void>
  givePayer: (account: PayerAccount) => Promise<void>
  validate: () => Promise<void>
  approve: (isApproved: boolean) => Promise<void>
  leave: () => Promise<void>
  listBanks: () => Promise<Connector[]>
}

/** What the payer has done in this page. It is gone when the page is, and once Powens has it. */
interface Given {
  accepted: AcceptedTerms | null
  /** Encrypted. */
  fields: Record<string, string> | null
  payer: PayerAccount | null
}

const nothing: Given = { accepted: null, fields: null, payer: null }
const blank: ValidationSnapshot = {
  state: { step: 'reading', verb: 'read' },
  isPending: false,
  isLeaving: false,
  error: null,
  reference: null,
  payment: null,
  connector: null,
  terms: null,
}
/** In these steps Powens's webview can still take over. */
const preparing = [
  'choose_bank',
  'use_powens',
  'accept_terms',
  'fill_fields',
  'give_payer',
  'confirm_summary',
]

export function createValidation(client: PaymentClient, subject: ValidationSubject): Validation {
  let navigate: (url: string) => void = () => undefined
  let visit: AbortController | undefined
  let phone: AbortController | undefined
  /** The payer came by the Back button: nothing leads them away again before they ask. */
  let isBack = false
  let background: Promise<void> | undefined

  let opened: OpenedValidation | undefined
  let access: ValidationAccess | undefined
  /** The token is in this function alone. */
  let ask: AskPowens | undefined
  let webview: OpenedValidation['webview'] = null
  let paymentTerms: PaymentTerms | null | undefined
  let given = nothing

  const store = createStore<ValidationSnapshot>(blank, () => {
    visit = new AbortController()
    const { signal } = visit
    isBack = cameBack()
    addEventListener(
      'pageshow',
      ({ persisted }) => {
        isBack ||= persisted
        if (persisted) reread()
      },
      { signal },
    )
    addEventListener('online', reread, { signal })
    document.addEventListener('visibilitychange', () => !document.hidden && reread(), { signal })
    void read()
    return () => {
      visit?.abort()
      phone?.abort()
      phone = undefined
      // What was typed, and the token, end with the page.
      given = nothing
      access = ask = undefined
      background = undefined
      store.set({ ...store.get(), isPending: false, isLeaving: false })
    }
  })

  const change = (part: Partial<ValidationSnapshot>): void => store.set({ ...store.get(), ...part })
  const isIn = (...steps: string[]): boolean => steps.includes(store.get().state.step)

  /** One request at a time: a verb waits for a read in the background. What ends after the page is gone changes nothing. */
  async function work(run: () => Promise<void>, isQuiet = false): Promise<void> {
    const signal = visit?.signal
    if (!signal || signal.aborted || store.get().isPending || (isQuiet && background)) return
    if (!isQuiet) change({ isPending: true, isLeaving: false })
    await background
    const running = finish(run, signal)
    if (isQuiet) background = running
    await running
    if (isQuiet) background = undefined
    else if (!signal.aborted) change({ isPending: false })
  }

  async function finish(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await run()
      if (!signal.aborted) change({ error: null })
    } catch (cause) {
      if (!signal.aborted) change({ error: toPaymentError(cause) })
    }
  }

  /** The same for what the payer asks for in one of these steps. */
  const act = (steps: readonly string[], run: () => Promise<void>): Promise<void> =>
    work(async () => {
      if (!isIn(...steps)) return
      isBack = false
      await run()
    })

  async function open(): Promise<void> {
    const reference = subject.reference ?? store.get().reference ?? (await find())
    if (!reference) return change({ state: { step: 'start', verb: 'start' } })
    change({ reference })
    try {
      opened = await openValidation(client, reference)
    } catch (cause) {
      return stayOut(toPaymentError(cause))
    }
    ;({ webview } = opened)
    access = opened.access ?? undefined
    if (!access) return withoutAccess(opened)
    ask = askPowens(access)
    try {
      await show(await ask<Payment>(`/payments/${reference.paymentId}`))
    } catch (cause) {
      const error = toPaymentError(cause)
      if (error.code !== 'configuration_error') throw error
      change({ state: { step: 'not_offered', verb: 'leave' } })
    }
  }

  /** The payment is in Powens's webview, or over: what began in this page ends on the return page. */
  function withoutAccess({ payment, redirectUrl }: OpenedValidation): void {
    if (redirectUrl !== null && payment.resumable)
      return change({ state: { step: 'not_offered', verb: 'leave' } })
    change({ state: { step: 'show_status', verb: 'read' } })
    if (redirectUrl !== null && webview === 'shop' && !isBack) depart(redirectUrl)
  }

  /** The order's payment, unless a new one has to be made. */
  async function find(): Promise<PaymentReference | null> {
    const found = await findPayment(client, { input: subject.input })
    if (!found || found.payment.outcome.bucket === 'not_paid') return null
    return { paymentId: found.payment.id, paymentKey: found.paymentKey }
  }

  /** Not in this page: in another browser there is a status to see, and a server without the option has Powens's webview. */
  function stayOut(error: PaymentError): void {
    if (error.code === 'same_browser_required')
      return change({ state: { step: 'show_status', verb: 'read' } })
    if (error.code !== 'not_found') throw error
    console.error(
      new PaymentError(
        'configuration_error',
        'The server has no route to validate a payment in a page, so payers go on in Powens’s webview. Give createPaymentHandler the option `validation`.',
        { cause: error },
      ),
    )
    change({ state: { step: 'not_offered', verb: 'leave' } })
  }

  /** Draws what Powens says of the payment now, once everything is there that the step shows. */
  async function show(payment: Payment): Promise<void> {
    if (!ask || !access) return
    const signal = visit?.signal
    let { connector, terms } = store.get()
    const uuid = connector?.uuid ?? payment.connector_uuid
    if (payment.state === 'created' && uuid) {
      if (!connector) connector = await ask<Connector>(`/connectors/${uuid}?expand=payment_fields`)
      // When Powens does not say whether there are terms to accept, they are shown.
      paymentTerms ??= await ask<PaymentTerms>(`/payments/${payment.id}/terms`).catch(() => null)
    }
    const state = interpretValidation({
      payment,
      webview,
      isWhiteLabel: access.isWhiteLabel,
      connector,
      terms: paymentTerms ?? null,
      given: {
        terms: given.accepted !== null,
        fields: given.fields && Object.keys(given.fields),
        payer: given.payer !== null,
      },
    })
    if (state.step === 'accept_terms' && !terms) terms = await ask<TermsContent>('/terms')
    if (signal?.aborted) return
    change({ state, payment, connector, terms })
    follow()
  }

  /** What a step does by itself. */
  function follow(): void {
    const { state, payment } = store.get()
    if (state.step !== 'approve_in_app') {
      phone?.abort()
      phone = undefined
    } else if (!phone && payment) {
      phone = new AbortController()
      const paymentId = payment.id
      const update = (body?: object) => work(() => tell(paymentId, body), true)
      waitForPhone({
        paymentId,
        resume: () => update({ resume: true }),
        read: () => update(),
        signal: phone.signal,
      })
    }
    if (state.step === 'finished' && !isBack) go()
  }

  /** Tells Powens something of the payment, or reads it, and draws the answer. */
  async function tell(paymentId: number, body?: object): Promise<void> {
    if (!ask) return open()
    try {
      await show(await ask<Payment>(`/payments/${paymentId}`, body))
    } catch (cause) {
      if (!body) throw cause
      // Whatever was refused or lost: the payment is read again, never guessed.
      const before = store.get().payment
      await open().catch(() => undefined)
      const after = store.get().payment
      // It went on all the same, by an answer that was lost or in another tab.
      if (before?.state === after?.state && before?.action === after?.action) throw cause
    }
  }

  const tellThis = async (body: object): Promise<void> => {
    const { payment } = store.get()
    if (payment) await tell(payment.id, body)
  }
  const again = async (): Promise<void> => {
    const { payment } = store.get()
    await (payment && access ? show(payment) : open())
  }

  /** Leaves by what the payment says, without asking anybody. */
  function go(): void {
    const { state, payment, reference } = store.get()
    if (state.step === 'go_to_bank') return depart(state.validateUri)
    if (!access || !payment || !reference) return
    const { paymentId, paymentKey } = reference
    depart(buildCallbackUrl({ redirectUri: access.callbackUrl, paymentId, state: paymentKey, payment }))
  }

  function depart(url: string): void {
    change({ isLeaving: true })
    navigate(url)
  }

  const read = (): Promise<void> => work(open)
  /** The payer is here again, after another tab, the bank or a time without a connection. */
  const reread = (): void => void work(open, true)

  return {
    store,
    update: (next) => void (navigate = next),
    read,
    start: () =>
      act(['start'], async () => {
        const { payment, paymentKey } = await createOrderPayment(client, { input: subject.input })
        change({ reference: { paymentId: payment.id, paymentKey } })
        await open()
      }),
    choose: (connectorUuid) =>
      act(['choose_bank'], async () => {
        const connector = await ask?.<Connector>(`/connectors/${connectorUuid}?expand=payment_fields`)
        if (!connector) return open()
        change({ connector })
        await again()
      }),
    chooseAgain() {
      const { payment } = store.get()
      if (!payment || payment.connector_uuid || !isIn(...preparing)) return
      given = { ...given, fields: null, payer: null }
      change({ connector: null, state: { step: 'choose_bank', verb: 'choose' }, error: null })
    },
    accept: () =>
      act(['accept_terms'], async () => {
        const { payment, terms } = store.get()
        const { id = paymentTerms?.id ?? null, version = paymentTerms?.version ?? null } = terms?.terms ?? {}
        await ask?.(`/payments/${payment?.id}/terms`, { id_terms: id })
        given = { ...given, accepted: { id, version, language: terms?.language ?? null } }
        await again()
      }),
    answer: (values) =>
      act(['fill_fields', 'answer_bank'], async () => {
        if (isIn('answer_bank')) return tellThis({ fields: values })
        if (!ask) return open()
        given = { ...given, fields: await encryptFields(ask, values) }
        await again()
      }),
    givePayer: (payer) =>
      act(['give_payer'], async () => {
        given = { ...given, payer }
        await again()
      }),
    validate: () =>
      act(['confirm_summary'], async () => {
        const { state, payment, connector, reference } = store.get()
        if (state.step !== 'confirm_summary' || !payment || !reference || !access) return open()
        const { accepted, fields, payer } = given
        ;({ webview } = await beginValidation(client, { ...reference, terms: accepted }))
        if (webview !== 'shop') return open()
        // Powens has them now, or refuses them; then they are asked again.
        given = { ...nothing, accepted }
        await tellThis({
          ...(connector && { connector_uuid: connector.uuid }),
          validate_mechanism: state.mechanism,
          ...(fields && { fields }),
          ...(payer && { payer }),
          webview_url: access.webviewUrl,
          validated: true,
        })
        if (isIn('go_to_bank')) go()
      }),
    approve: (isApproved) =>
      act(['approve_transfer'], async () => {
        await tellThis({ psu_validate: isApproved })
        if (isIn('go_to_bank')) go()
      }),
    leave: () =>
      act(['not_offered', 'go_to_bank', 'finished', 'cannot_continue', ...preparing], async () => {
        const { state, reference } = store.get()
        if (state.verb === 'return' || state.step === 'go_to_bank') return go()
        if (!reference) return
        if (state.step === 'use_powens')
          await ask?.(`/payments/${reference.paymentId}`, { connector_uuid: state.connectorUuid })
        if (state.step !== 'not_offered' || access)
          return depart((await leaveValidation(client, reference)).redirectUrl)
        depart(opened?.redirectUrl ?? (await resumePayment(client, reference)).redirectUrl)
      }),
    async listBanks() {
      const { reference } = store.get()
      if (!ask || !reference) return []
      const { connectors = [] } = await ask<{ connectors?: Connector[] }>(
        `/connectors?id_payment=${reference.paymentId}`,
      )
      return connectors.filter(({ products, hidden }) => products?.includes('pay') && !hidden)
    },
  }
}

/** A page that the Back button led to. */
const cameBack = (): boolean =>
  (performance.getEntriesByType?.('navigation')[0] as PerformanceNavigationTiming | undefined)?.type ===
  'back_forward'
