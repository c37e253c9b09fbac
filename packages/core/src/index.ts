// Vocabulary
export { paymentActions } from './vocabulary/actions.ts'
export type { PaymentAction } from './vocabulary/actions.ts'
export type { AccountSchemeName, PayerAccountUse } from './vocabulary/accounts.ts'
export { getDomainHost, getDomainLabel, parseDomain } from './vocabulary/domain.ts'
export { paymentErrorCodes, webviewErrors } from './vocabulary/errorCodes.ts'
export type { ApiErrorCode, PaymentErrorCode, WebviewError } from './vocabulary/errorCodes.ts'
export { executionDateTypes, executionFrequencies } from './vocabulary/executionDates.ts'
export type { ExecutionDateType, ExecutionFrequency } from './vocabulary/executionDates.ts'
export type { IdentityKind, IdentitySchemeName } from './vocabulary/identities.ts'
export { incompatibilityCodes, incompatibilityTypes } from './vocabulary/incompatibilities.ts'
export type { IncompatibilityCode, IncompatibilityType } from './vocabulary/incompatibilities.ts'
export { isFinalState } from './vocabulary/isFinalState.ts'
export { isLoopback } from './vocabulary/isLoopback.ts'
export type { PaymentKind } from './vocabulary/PaymentKind.ts'
export type { Open } from './vocabulary/Open.ts'
export type { Scope } from './vocabulary/scopes.ts'
export {
  finalPaymentStates,
  instructionStates,
  paymentStateDetails,
  paymentStates,
} from './vocabulary/states.ts'
export type {
  FinalPaymentState,
  InstructionState,
  PaymentState,
  PaymentStateDetail,
} from './vocabulary/states.ts'
export { webviewLanguages } from './vocabulary/webviewLanguages.ts'
export type { WebviewLanguage } from './vocabulary/webviewLanguages.ts'

// Reading a payment
export { advancePayment } from './payment/advancePayment.ts'
export type { BelievedPayment, PaymentObservation } from './payment/advancePayment.ts'
export { canCancelPayment } from './payment/canCancelPayment.ts'
export type { CancellablePayment } from './payment/canCancelPayment.ts'
export { decideFulfilment } from './payment/decideFulfilment.ts'
export type {
  FinalDecision,
  FulfilmentDecision,
  FulfilmentPolicy,
  FulfilmentRule,
} from './payment/decideFulfilment.ts'
export { getNextStep } from './payment/getNextStep.ts'
export { getPaymentKind } from './payment/getPaymentKind.ts'
export type { KindReadable } from './payment/getPaymentKind.ts'
export { interpretInstructions } from './payment/interpretInstructions.ts'
export type {
  InstructionOutcome,
  InstructionReadable,
  InstructionsOutcome,
  InstructionsReadable,
  InstructionTally,
} from './payment/interpretInstructions.ts'
export { interpretPayment } from './payment/interpretPayment.ts'
export type { InterpretPaymentOptions, PaymentReadable } from './payment/interpretPayment.ts'
export { canResumePayment } from './payment/canResumePayment.ts'
export type { ResumablePayment } from './payment/canResumePayment.ts'
export { listPaymentFields } from './payment/listPaymentFields.ts'
export { mustAcceptTerms } from './payment/mustAcceptTerms.ts'
export { nextPollDelay } from './payment/nextPollDelay.ts'
export { sumInstructions } from './payment/sumInstructions.ts'
export type { InstructionsSum } from './payment/sumInstructions.ts'
export type {
  FailureReason,
  OutcomeAction,
  OutcomeBucket,
  OutcomeSource,
  PaymentOutcome,
  PaymentOutcomeStatus,
  PaymentResolution,
  ReviewReason,
} from './payment/PaymentOutcome.ts'

// Validating a payment in a page of the shop
export { chooseMechanism } from './validation/chooseMechanism.ts'
export { interpretValidation } from './validation/interpretValidation.ts'
export type { ValidationFacts } from './validation/interpretValidation.ts'
export { listStaticFields } from './validation/listStaticFields.ts'
export { mustGivePayer } from './validation/mustGivePayer.ts'
export { mustShowTerms } from './validation/mustShowTerms.ts'
export type {
  ValidationState,
  ValidationStep,
  ValidationStop,
  ValidationVerb,
} from './validation/ValidationState.ts'

// Banks
export { findIncompatibilities } from './connector/findIncompatibilities.ts'
export type { Incompatibility, PaymentToCarry } from './connector/findIncompatibilities.ts'

// Webview
export { buildCallbackUrl } from './webview/buildCallbackUrl.ts'
export type { BuildCallbackUrlParameters } from './webview/buildCallbackUrl.ts'
export { buildWebviewUrl } from './webview/buildWebviewUrl.ts'
export type { BuildWebviewUrlParameters } from './webview/buildWebviewUrl.ts'
export { parseCallback } from './webview/parseCallback.ts'
export type { PaymentCallback } from './webview/parseCallback.ts'
export { findRedirectUriProblem } from './webview/redirectUri.ts'

// The wire
export { defaultBasePath, defaultStaffPath, idempotencyKeyHeader, paymentKeyHeader } from './wire/routes.ts'
export { problemContentType, toProblem } from './wire/toProblem.ts'
export type { Problem } from './wire/views/Problem.ts'
export type { ConnectorView } from './wire/views/ConnectorView.ts'
export type { Handoff } from './wire/views/Handoff.ts'
export type {
  BulkPaymentView,
  InstructionView,
  OneTimePaymentView,
  PaymentView,
  RecurringPaymentView,
} from './wire/views/PaymentView.ts'
export type { CancelledPayment, CreatedPayment, FoundPayment } from './wire/views/paymentAnswers.ts'

export type {
  AcceptedTerms,
  BegunValidation,
  OpenedValidation,
  ValidationAccess,
} from './wire/views/ValidationView.ts'
export { buildReturnFragment, parseReturnFragment } from './wire/returnFragment.ts'
export type { PaymentReturn } from './wire/returnFragment.ts'
export { isPaymentKeyShaped } from './wire/isPaymentKeyShaped.ts'
export { isPaymentView } from './wire/guards.ts'
export { isNewerView } from './wire/isNewerView.ts'

// The wire of the merchant's admin pages
export type { StaffPeriod, StaffResolution, StaffSearch } from './wire/views/staff/staffBodies.ts'
export type {
  PaymentDuration,
  PaymentFiguresView,
  PaymentSteps,
} from './wire/views/staff/PaymentFiguresView.ts'
export type {
  ReviewQuestion,
  StaffPaymentDetails,
  StaffPaymentList,
  StaffPaymentView,
  WaitingChange,
} from './wire/views/staff/StaffPaymentView.ts'
export type { TimelineEntry, TimelineEvent } from './wire/views/staff/TimelineEntry.ts'

// Client
export { beginValidation } from './client/beginValidation.ts'
export type { BeginValidationParameters } from './client/beginValidation.ts'
export { cancelPayment } from './client/cancelPayment.ts'
export { createHandoff } from './client/createHandoff.ts'
export { createPayment } from './client/createPayment.ts'
export type { CreatePaymentParameters } from './client/createPayment.ts'
export { createPaymentClient } from './client/createPaymentClient.ts'
export type { PaymentClientOptions } from './client/createPaymentClient.ts'
export { findPayment } from './client/findPayment.ts'
export { getPayment } from './client/getPayment.ts'
export { leaveValidation } from './client/leaveValidation.ts'
export { listConnectors } from './client/listConnectors.ts'
export { openValidation } from './client/openValidation.ts'
export { readProblem } from './client/readProblem.ts'
export { resumePayment } from './client/resumePayment.ts'
export type {
  CallOptions,
  OrderInput,
  PaymentClient,
  PaymentReference,
  PaymentRequestInit,
} from './client/PaymentClient.ts'

// Formatting
export { formatAmount } from './format/formatAmount.ts'
export { formatDate } from './format/formatDate.ts'
export { formatDecimal } from './format/formatDecimal.ts'

// Errors
export { getErrorEntry } from './errors/errorCatalogue.ts'
export type { ErrorEntry, ErrorNextStep } from './errors/errorCatalogue.ts'
export { errorTexts, getErrorText } from './errors/errorTexts.ts'
export { errorCodes } from './errors/codes.ts'
export type { ErrorCode } from './errors/codes.ts'
export { createPaymentError } from './errors/createPaymentError.ts'
export { isPaymentError, PaymentError } from './errors/PaymentError.ts'
export { toPaymentError } from './errors/toPaymentError.ts'
export type { PaymentErrorOptions } from './errors/PaymentError.ts'

// Powens's objects, as types; the schemas are in '@powens-pay/core/models'
export type { AccountRequest, PaymentAccount } from './models/account.ts'
export type { ApiError } from './models/apiError.ts'
export type { Configuration, ConfigurationChanges } from './models/configuration.ts'
export type { Connector, ConnectorPaymentField, PaymentSettings } from './models/connector.ts'
export type { Currency } from './models/currency.ts'
export type { PaymentField } from './models/field.ts'
export type { Identity, IdentityRequest } from './models/identity.ts'
export type { ConnectorIncompatibility } from './models/incompatibility.ts'
export type { Instruction, InstructionRequest } from './models/instruction.ts'
export type { CheckedPaymentRequest, Payment, PaymentRequest } from './models/payment.ts'
export type { PaymentListQuery } from './models/PaymentListQuery.ts'
export type { PaymentUpdate } from './models/PaymentUpdate.ts'
export type { PaymentTerms, TermsContent } from './models/terms.ts'
export type { ScopedToken, ServiceToken } from './models/token.ts'
export type { WebhookPayload } from './models/webhook.ts'
export type { WebhookAuth } from './models/webhookAuth.ts'

// Money
export { currencyDigits } from './money/currencyDigits.ts'
export { getCurrencyCode } from './money/getCurrencyCode.ts'
export type { CurrencyReadable } from './money/getCurrencyCode.ts'
export { normalizeDecimal } from './money/normalizeDecimal.ts'
export { parseAmount } from './money/parseAmount.ts'
export { toDecimal } from './money/toDecimal.ts'
