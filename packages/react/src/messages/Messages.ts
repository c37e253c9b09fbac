import type { ErrorCode, ExecutionFrequency, IncompatibilityCode, PaymentErrorCode } from '@powens-pay/core'

/** A headline and a sentence that says what it means for the payer. */
export type Words = readonly [title: string, text: string]

export type OutcomeWord =
  | 'checking'
  | 'unreachable'
  | 'validate'
  | 'approve_in_app'
  | 'confirm'
  | 'confirm_cancellation'
  | 'processing'
  | 'active'
  | 'succeeded'
  | 'accepted'
  | 'partially_succeeded'
  | 'stopped'
  | 'cancelled'
  | 'rejected'
  | 'not_made'
  | 'replaced'
  | 'withdrawn'
  | 'expired'
  | 'unknown'
  | 'review'

/** The reasons that say more than "declined". */
export type FailureWord = Exclude<
  PaymentErrorCode,
  'CancelledByUser' | 'CancelledByClient' | 'noSpecifiedReason' | 'bankMessage' | 'bug' | 'invalidValue'
>

/** The errors a payer can meet in the shop; any other is shown as `default`. */
export type ErrorWord =
  | Extract<
      ErrorCode,
      | 'payment_refused'
      | 'order_not_found'
      | 'payment_in_progress'
      | 'order_already_paid'
      | 'needs_review'
      | 'same_browser_required'
      | 'not_cancellable'
      | 'not_resumable'
      | 'link_expired'
      | 'rate_limited'
      | 'powens_unavailable'
      | 'navigation_blocked'
      | 'network_error'
    >
  | 'default'

/** What a component says of the errors that it can meet. */
export type ErrorMessages = Readonly<Partial<Record<ErrorWord, string>> & Record<'default', string>>

/** Why a bank does not fit the payment; `usualMaxAmount` where it may accept more; any other reason is shown as `default`. */
export type IncompatibilityWord =
  | Extract<
      IncompatibilityCode,
      | 'maxAmount'
      | 'minAmount'
      | 'maxBulk'
      | 'nspBulk'
      | 'nspDateType'
      | 'nspFrequency'
      | 'nspCurrency'
      | 'trustBenef'
    >
  | 'usualMaxAmount'
  | 'default'

/** The state of one transfer of several. */
export type InstructionWord = 'processing' | 'succeeded' | 'accepted' | 'failed' | 'unknown'

export type FactWord = 'payee' | 'reference' | 'label' | 'bank' | 'date' | 'executionDate'

export type StepWord = 'try_again' | 'choose_another_bank' | 'ask_bank' | 'wait' | 'contact_shop'

/**
 * Every word a payer reads, in one language. `{name}` stands for a value. Override one by spreading the rest:
 * `{ ...fr, pay: 'Payer la commande' }`.
 */
export interface Messages {
  /** BCP 47 */
  locale: string
  pay: string
  /** The same where the amount is known: `{amount}`. */
  payAmount: string
  continuePayment: string
  /** On the button that leads to a cancellation the bank wants to have confirmed. */
  goToBank: string
  tryAgain: string
  checkAgain: string
  /** While the page follows the payment. */
  updates: string
  /** What a paid payment's details are called: never a receipt, which is the shop's to give. */
  confirmation: string
  /** What is paid, from where and to whom. */
  facts: Readonly<Record<FactWord, string>>
  /** Copies the details. */
  copy: string
  copied: string
  payElsewhere: string
  contactShop: string
  /** Your server is creating the payment. */
  creating: string
  /** The browser is on its way to the bank. */
  leaving: string
  /** The payer is back on the page, and the payment is read again. */
  checking: string
  /** Announced when the wait is over and the button can be used. */
  ready: string
  /** On the button when the order's payment is under way. */
  underWay: string
  /** On the button when the order is paid. */
  paid: string
  outcomes: Readonly<Record<OutcomeWord, Words>>
  failures: Readonly<Record<FailureWord, string>>
  errors: Readonly<Record<ErrorWord, string>>
  steps: Readonly<Record<StepWord, string>>
  /** The bank's own words: `{message}`. */
  bankSays: string
  /** Of several transfers: `{count}` of `{total}`. */
  tally: string
  instructions: Readonly<Record<InstructionWord, string>>
  /** A standing order: `{frequency}` and the date it starts, `{start}`. */
  scheduleFrom: string
  /** The same with the date of its end, `{end}`. */
  scheduleUntil: string
  frequencies: Readonly<Record<ExecutionFrequency | 'default', string>>
  payOnPhone: string
  /** The QR code's text alternative. */
  qrCode: string
  scan: string
  /** Pays on this screen after all. */
  openHere: string
  copyLink: string
  close: string
  cancelPayment: string
  cancelQuestion: string
  confirmCancel: string
  /** The way back from the question. */
  keepPayment: string
  cancelling: string
  cancelAsked: string
  chooseBank: string
  searchBank: string
  mostUsedBanks: string
  otherBanks: string
  loadingBanks: string
  /** `{query}` is what the payer typed. */
  noBank: string
  continueWith: string
  /** `{count}` is a number. */
  showAll: string
  banksFound: string
  /** `{limit}` is an amount. */
  incompatibilities: Readonly<Record<IncompatibilityWord, string>>
}

/** The words of one component, in English. */
export type ComponentMessages = Partial<Omit<Messages, 'errors'>> & { readonly errors?: ErrorMessages }
