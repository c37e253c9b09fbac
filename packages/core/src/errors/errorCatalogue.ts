import type { PaymentErrorCode, WebviewError } from '../vocabulary/errorCodes.ts'
import type { Open } from '../vocabulary/Open.ts'

/** What the payer should do now. */
export type ErrorNextStep = 'try_again' | 'choose_another_bank' | 'ask_bank' | 'wait' | 'contact_shop'

export interface ErrorEntry {
  /** As Powens's table spells it, or as it was given when the code is unknown. */
  code: Open<PaymentErrorCode | WebviewError>
  isKnown: boolean
  fixableBy: 'payer' | 'merchant' | 'bank'
  /**
   * A new attempt is safe: the bank did not refuse the content of the payment, and no money moved. Wait until the payment
   * is final.
   */
  isRetrySafe: boolean
  nextStep: ErrorNextStep
}

type Facts = Pick<ErrorEntry, 'fixableBy' | 'isRetrySafe' | 'nextStep'>

/** Every documented code, as Powens's table spells it. */
const catalogue: Record<PaymentErrorCode | WebviewError, Facts> = {
  // The payer can try again.
  authenticationFailed: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'try_again' },
  noAnswerFromCustomer: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'try_again' },
  CancelledByUser: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'try_again' },
  cancelled: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'try_again' },
  access_denied: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'try_again' },
  tos_declined: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'try_again' },
  session_expired: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'try_again' },
  CancelledByClient: { fixableBy: 'merchant', isRetrySafe: true, nextStep: 'try_again' },
  confirmationRefused: { fixableBy: 'merchant', isRetrySafe: true, nextStep: 'try_again' },

  // Another account or another bank may work.
  invalidEmitter: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'choose_another_bank' },
  insufficientFunds: { fixableBy: 'payer', isRetrySafe: true, nextStep: 'choose_another_bank' },
  noSpecifiedReason: { fixableBy: 'bank', isRetrySafe: true, nextStep: 'choose_another_bank' },

  // Something is down.
  websiteUnavailable: { fixableBy: 'bank', isRetrySafe: true, nextStep: 'wait' },
  server_error: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'wait' },

  // Only the bank knows more.
  regulatoryReason: { fixableBy: 'bank', isRetrySafe: false, nextStep: 'ask_bank' },
  bankMessage: { fixableBy: 'bank', isRetrySafe: false, nextStep: 'ask_bank' },

  // The request itself is wrong, so it will fail again.
  invalidAmount: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
  invalidCurrency: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
  invalidDate: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
  invalidBeneficiary: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
  invalidLabel: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
  invalidReferenceId: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
  invalidValue: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
  bug: { fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' },
}
const knownCodes = Object.keys(catalogue) as (keyof typeof catalogue)[]

/**
 * What a payment's `error_code` or the webview's `error` means: who can fix it, whether a retry is safe, what comes next.
 *
 * Case does not matter, because Powens's documents differ in it. An unknown code has an entry too, the most careful one.
 * `getErrorText` says the same in English. (docs/powens.md#paymenterrorcode)
 */
export function getErrorEntry(code: string): ErrorEntry {
  const known = knownCodes.find((name) => name.toLowerCase() === code.toLowerCase())
  if (known) return { code: known, isKnown: true, ...catalogue[known] }
  return { code, isKnown: false, fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' }
}
