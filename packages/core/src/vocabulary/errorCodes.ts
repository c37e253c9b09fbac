/** Why a payment was refused. Ignore upper and lower case: Powens's documents write `CancelledByUser` both ways. */
export const paymentErrorCodes = [
  'invalidEmitter',
  'insufficientFunds',
  'invalidAmount',
  'invalidCurrency',
  'invalidDate',
  'invalidBeneficiary',
  'invalidLabel',
  'invalidReferenceId',
  'regulatoryReason',
  'authenticationFailed',
  'noAnswerFromCustomer',
  'noSpecifiedReason',
  'CancelledByUser',
  'CancelledByClient',
  'confirmationRefused',
  'bankMessage',
  'invalidValue',
  'websiteUnavailable',
  'bug',
] as const
export type PaymentErrorCode = (typeof paymentErrorCodes)[number]

/**
 * Errors of the payment webview, as the callback's `error`. The list is open.
 * (docs/powens.md#callback-query-parameters)
 */
export const webviewErrors = [
  'cancelled',
  'access_denied',
  'server_error',
  'tos_declined',
  'session_expired',
] as const
export type WebviewError = (typeof webviewErrors)[number]

/** Codes that Powens's documents, answers or SDKs name. The list is open. (docs/powens.md#api-error-codes) */
export const apiErrorCodes = [
  'connectionLocked',
  'missingParameter',
  'invalidValue',
  'methodNotAllowed',
  'bug',
  'notSupported',
  'unauthorized',
  'dataError',
  'noAccount',
  'wrongpass',
  'websiteUnavailable',
  'tooManySync',
  'bankMessage',
  'actionNeeded',
  'config',
  'keymanager',
  'forbidden',
] as const
export type ApiErrorCode = (typeof apiErrorCodes)[number]
