import type { Open, PaymentErrorCode } from '../payment/states.ts'
import { getNextStep, type ErrorNextStep } from './getNextStep.ts'

/** Errors of the payment webview, as the callback's `error`. The list is open. (reference: Callback query parameters) */
export const webviewErrors = [
  'cancelled',
  'access_denied',
  'server_error',
  'tos_declined',
  'session_expired',
] as const
export type WebviewError = (typeof webviewErrors)[number]

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

type Facts = [fixableBy: ErrorEntry['fixableBy'], isRetrySafe: boolean]

const byPayer: Facts = ['payer', true]
const byShop: Facts = ['merchant', false]
const refusedByShop: Facts = ['merchant', true]

const facts: Record<PaymentErrorCode | WebviewError, Facts> = {
  invalidEmitter: byPayer,
  insufficientFunds: byPayer,
  invalidAmount: byShop,
  invalidCurrency: byShop,
  invalidDate: byShop,
  invalidBeneficiary: byShop,
  invalidLabel: byShop,
  invalidReferenceId: byShop,
  regulatoryReason: ['bank', false],
  authenticationFailed: byPayer,
  noAnswerFromCustomer: byPayer,
  noSpecifiedReason: ['bank', true],
  CancelledByUser: byPayer,
  CancelledByClient: refusedByShop,
  confirmationRefused: refusedByShop,
  bankMessage: ['bank', false],
  invalidValue: byShop,
  websiteUnavailable: ['bank', true],
  bug: byShop,
  cancelled: byPayer,
  access_denied: byPayer,
  server_error: byShop,
  tos_declined: byPayer,
  session_expired: byPayer,
}

/**
 * What a payment's `error_code` or the webview's `error` means: who can fix it, whether a retry is safe, what comes next.
 *
 * Without regard to case, because Powens's documents differ in it. A code that nobody knows has an entry too, the most
 * careful one. `getErrorText` says the same in English. (reference: PaymentErrorCode)
 */
export function getErrorEntry(code: string): ErrorEntry {
  const known = Object.entries(facts).find(([name]) => name.toLowerCase() === code.toLowerCase())
  const [name, [fixableBy, isRetrySafe]] = known ?? [code, byShop]
  return { code: name, isKnown: !!known, fixableBy, isRetrySafe, nextStep: getNextStep(code) }
}
