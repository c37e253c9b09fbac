import type { Open, PaymentErrorCode } from '../payment/states.ts'

/** Errors of the payment webview, as the callback's `error`. The list is open. (reference: Callback query parameters) */
export const webviewErrors = [
  'cancelled',
  'access_denied',
  'server_error',
  'tos_declined',
  'session_expired',
] as const
export type WebviewError = (typeof webviewErrors)[number]

/** What the payer had best do now. */
export type ErrorNextStep = 'try_again' | 'choose_another_bank' | 'ask_bank' | 'wait' | 'contact_shop'

export interface ErrorEntry {
  /** As the reference spells it, or as it was given when nobody knows it. */
  code: Open<PaymentErrorCode | WebviewError>
  isKnown: boolean
  fixableBy: 'payer' | 'merchant' | 'bank'
  /**
   * The same payment may be asked for again: it was not refused for its own content, and nothing was taken. Not before
   * the payment is known to be final.
   */
  isRetrySafe: boolean
  nextStep: ErrorNextStep
}

type Facts = [fixableBy: ErrorEntry['fixableBy'], isRetrySafe: boolean, nextStep: ErrorNextStep]

const tryAgain: Facts = ['payer', true, 'try_again']
const chooseAnother: Facts = ['payer', true, 'choose_another_bank']
const wrongRequest: Facts = ['merchant', false, 'contact_shop']
const refusedByShop: Facts = ['merchant', true, 'try_again']

const facts: Record<PaymentErrorCode | WebviewError, Facts> = {
  invalidEmitter: chooseAnother,
  insufficientFunds: chooseAnother,
  invalidAmount: wrongRequest,
  invalidCurrency: wrongRequest,
  invalidDate: wrongRequest,
  invalidBeneficiary: wrongRequest,
  invalidLabel: wrongRequest,
  invalidReferenceId: wrongRequest,
  regulatoryReason: ['bank', false, 'ask_bank'],
  authenticationFailed: tryAgain,
  noAnswerFromCustomer: tryAgain,
  noSpecifiedReason: ['bank', true, 'choose_another_bank'],
  CancelledByUser: tryAgain,
  CancelledByClient: refusedByShop,
  confirmationRefused: refusedByShop,
  bankMessage: ['bank', false, 'ask_bank'],
  invalidValue: wrongRequest,
  websiteUnavailable: ['bank', true, 'wait'],
  bug: wrongRequest,
  cancelled: tryAgain,
  access_denied: tryAgain,
  server_error: ['merchant', false, 'wait'],
  tos_declined: tryAgain,
  session_expired: tryAgain,
}

/**
 * What a payment's `error_code` or the webview's `error` means: who can fix it, whether a retry is safe, what comes next.
 *
 * Without regard to case, because Powens's documents differ in it. A code that nobody knows has an entry too, the most
 * careful one. `getErrorText` says the same in English. (reference: PaymentErrorCode)
 */
export function getErrorEntry(code: string): ErrorEntry {
  const known = Object.entries(facts).find(([name]) => name.toLowerCase() === code.toLowerCase())
  const [name, [fixableBy, isRetrySafe, nextStep]] = known ?? [code, wrongRequest]
  return { code: name, isKnown: !!known, fixableBy, isRetrySafe, nextStep }
}
