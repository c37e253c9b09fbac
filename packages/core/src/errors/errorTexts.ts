import type { PaymentErrorCode, WebviewError } from '../vocabulary/errorCodes.ts'
import { getErrorEntry } from './errorCatalogue.ts'

/** What happened and what to do, in English, for staff and logs. The texts for payers are in the messages of react. */
export const errorTexts: Record<PaymentErrorCode | WebviewError, string> = {
  invalidEmitter:
    "The payer's account is invalid or may not send transfers. Another account or bank may work.",
  insufficientFunds: "The payer's balance is too low. Paying from another account, or later, may work.",
  invalidAmount: 'The amount is invalid or outside what the bank carries. Check it against its limits.',
  invalidCurrency: 'The currency is invalid, or the bank does not carry it. Ask for another.',
  invalidDate: 'The execution date is invalid or outside what the bank takes. Move it.',
  invalidBeneficiary:
    'The account to be paid is invalid, or the bank does not pay its kind. Check its number.',
  invalidLabel: 'The label breaks a rule of the bank. Shorten it and keep to plain letters and digits.',
  invalidReferenceId: 'The bank refused the end-to-end id. Leave reference_id out, and Powens makes one.',
  regulatoryReason:
    'The bank stopped the payment for a regulatory reason, such as suspected fraud. Only the bank can say more.',
  authenticationFailed: 'The payer could not be identified at the bank. They may try again.',
  noAnswerFromCustomer: 'The payer did not answer in time. They may try again.',
  noSpecifiedReason: 'The bank refused the payment without a reason. Another bank may take it.',
  CancelledByUser: 'The payer cancelled the payment. They may pay again.',
  CancelledByClient: 'The payment was cancelled through the API. The payer may pay again.',
  confirmationRefused:
    'Your server refused to confirm the payment. Find out why before the payer tries again.',
  bankMessage: 'The bank sent the payer a message. Show it as the words of the bank.',
  invalidValue: 'The request holds invalid data. Check what your server sent.',
  websiteUnavailable: 'The bank cannot be reached. Another bank, or a later attempt, may work.',
  bug: 'Something broke at Powens while the payment was validated. Tell their support the id of the payment.',
  cancelled: 'The payer left the webview. They may pay again.',
  access_denied: 'The payer left the webview. They may pay again.',
  server_error: 'The webview failed. Read the payment before anybody pays again.',
  tos_declined: 'The payer declined the terms. Without them there is no payment.',
  session_expired: 'The payer was in the webview for too long. They may open it again.',
}

/** The sentence of a code. An unknown code has a sentence too. */
export function getErrorText(code: string): string {
  const entry = getErrorEntry(code)
  return entry.isKnown
    ? errorTexts[entry.code as keyof typeof errorTexts]
    : `Powens answered with a code this version does not know. Read the payment before anybody pays again.`
}
