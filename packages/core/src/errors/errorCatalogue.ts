import type { PaymentErrorCode, WebviewError } from '../vocabulary/errorCodes.ts'
import type { Open } from '../vocabulary/Open.ts'

/** What the payer had best do now. */
export type ErrorNextStep = 'try_again' | 'choose_another_bank' | 'ask_bank' | 'wait' | 'contact_shop'

export interface ErrorEntry {
  /** As Powens's table spells it, or as it was given when the code is unknown. */
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

type Facts = [
  fixableBy: ErrorEntry['fixableBy'],
  isRetrySafe: boolean,
  nextStep: ErrorNextStep,
  /** As Powens's table spells them. */
  codes: string,
]

const facts: Facts[] = [
  [
    'payer',
    true,
    'try_again',
    'authenticationFailed noAnswerFromCustomer CancelledByUser cancelled access_denied tos_declined session_expired',
  ],
  ['payer', true, 'choose_another_bank', 'invalidEmitter insufficientFunds'],
  ['merchant', true, 'try_again', 'CancelledByClient confirmationRefused'],
  ['merchant', false, 'wait', 'server_error'],
  ['bank', true, 'choose_another_bank', 'noSpecifiedReason'],
  ['bank', true, 'wait', 'websiteUnavailable'],
  ['bank', false, 'ask_bank', 'regulatoryReason bankMessage'],
  [
    'merchant',
    false,
    'contact_shop',
    'invalidAmount invalidCurrency invalidDate invalidBeneficiary invalidLabel invalidReferenceId invalidValue bug',
  ],
]

/**
 * What a payment's `error_code` or the webview's `error` means: who can fix it, whether a retry is safe, what comes next.
 *
 * Without regard to case, because Powens's documents differ in it. A code that nobody knows has an entry too, the most
 * careful one. `getErrorText` says the same in English. (docs/powens.md#paymenterrorcode)
 */
export function getErrorEntry(code: string): ErrorEntry {
  for (const [fixableBy, isRetrySafe, nextStep, codes] of facts) {
    const name = codes.split(' ').find((known) => known.toLowerCase() === code.toLowerCase())
    if (name) return { code: name, isKnown: true, fixableBy, isRetrySafe, nextStep }
  }
  return { code, isKnown: false, fixableBy: 'merchant', isRetrySafe: false, nextStep: 'contact_shop' }
}
