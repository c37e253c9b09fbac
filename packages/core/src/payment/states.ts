/** A vocabulary that Powens may extend: the known words are suggested, any other string is kept. */
export type Open<Known extends string> = Known | (string & {})

/** Every state a payment is documented to have. Powens may add more. (reference: Payment resource, PaymentState) */
export const paymentStates = [
  'created',
  'validating',
  'pending',
  'done',
  'accepted',
  'rejected',
  'expired',
  'partial',
] as const
export type PaymentState = (typeof paymentStates)[number]

/** The states after which Powens reports nothing more. A payment never leaves one. */
export const finalPaymentStates = ['done', 'accepted', 'rejected', 'expired', 'partial'] as const
export type FinalPaymentState = (typeof finalPaymentStates)[number]

/** The state of one transfer inside a payment; Powens sends `null` when it knows no detail. */
export const instructionStates = ['pending', 'rejected', 'done', 'accepted'] as const
export type InstructionState = (typeof instructionStates)[number]

/** `cancelling_webauth` is the word of older documents for `cancelling`. */
export const paymentStateDetails = ['cancelling', 'cancelling_webauth'] as const
export type PaymentStateDetail = (typeof paymentStateDetails)[number]

/** The interactive step a payment waits for. */
export const paymentActions = [
  'redirect',
  'decoupled',
  'additionalInformationNeeded',
  'psuValidation',
  'confirm',
] as const
export type PaymentAction = (typeof paymentActions)[number]

/** Why a payment was refused. Compare without regard to case: the documents write `CancelledByUser` both ways. */
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

/** When the bank executes a transfer. */
export const executionDateTypes = ['first_open_day', 'instant', 'deferred', 'periodic'] as const
export type ExecutionDateType = (typeof executionDateTypes)[number]

/** How often a standing order runs. */
export const executionFrequencies = [
  'daily',
  'weekly',
  'two-weekly',
  'monthly',
  'two-monthly',
  'quarterly',
  'four-monthly',
  'semiannually',
  'yearly',
] as const
export type ExecutionFrequency = (typeof executionFrequencies)[number]

/** One transfer, several at once, or a standing order. */
export type PaymentKind = 'one_time' | 'bulk' | 'recurring'
