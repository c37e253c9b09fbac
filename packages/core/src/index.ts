// Vocabulary
export {
  executionDateTypes,
  executionFrequencies,
  finalPaymentStates,
  instructionStates,
  paymentActions,
  paymentErrorCodes,
  paymentStateDetails,
  paymentStates,
} from './payment/states.ts'
export type {
  ExecutionDateType,
  ExecutionFrequency,
  FinalPaymentState,
  InstructionState,
  Open,
  PaymentAction,
  PaymentErrorCode,
  PaymentKind,
  PaymentState,
  PaymentStateDetail,
} from './payment/states.ts'

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
export { isFinalState } from './payment/isFinalState.ts'
export { listPaymentFields } from './payment/listPaymentFields.ts'
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
} from './payment/PaymentOutcome.ts'

// Banks
export { findIncompatibilities } from './connector/findIncompatibilities.ts'
export type { Incompatibility, PaymentToCarry } from './connector/findIncompatibilities.ts'
export { incompatibilityCodes, incompatibilityTypes } from './connector/incompatibilityCodes.ts'
export type { IncompatibilityCode, IncompatibilityType } from './connector/incompatibilityCodes.ts'

// Webview
export { buildWebviewUrl } from './webview/buildWebviewUrl.ts'
export type { BuildWebviewUrlParameters } from './webview/buildWebviewUrl.ts'
export { getDomainHost, parseDomain } from './webview/domain.ts'
export { webviewLanguages } from './webview/languages.ts'
export type { WebviewLanguage } from './webview/languages.ts'
export { parseCallback } from './webview/parseCallback.ts'
export type { PaymentCallback } from './webview/parseCallback.ts'
export { findRedirectUriProblem } from './webview/redirectUri.ts'

// Contract
export {
  defaultBasePath,
  errorFragment,
  idempotencyKeyHeader,
  paymentFragment,
  paymentKeyHeader,
} from './contract/routes.ts'
export { problemContentType, toProblem } from './contract/problem.ts'
export type { Problem } from './contract/problem.ts'
export type {
  BulkPaymentView,
  CancelledPayment,
  ConnectorView,
  CreatedPayment,
  FoundPayment,
  Handoff,
  InstructionView,
  OneTimePaymentView,
  PaymentView,
  RecurringPaymentView,
} from './contract/views.ts'

export { isPaymentView } from './contract/guards.ts'
export { isNewerView } from './contract/isNewerView.ts'

// Client
export { cancelPayment } from './client/cancelPayment.ts'
export { createHandoff } from './client/createHandoff.ts'
export { createPayment } from './client/createPayment.ts'
export type { CreatePaymentParameters } from './client/createPayment.ts'
export { createPaymentClient } from './client/createPaymentClient.ts'
export type { PaymentClientOptions } from './client/createPaymentClient.ts'
export { findPayment } from './client/findPayment.ts'
export { getPayment } from './client/getPayment.ts'
export { listConnectors } from './client/listConnectors.ts'
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

// Errors
export { getErrorEntry, webviewErrors } from './errors/errorCatalogue.ts'
export type { ErrorEntry, ErrorNextStep, WebviewError } from './errors/errorCatalogue.ts'
export { errorTexts, getErrorText } from './errors/errorTexts.ts'
export { isCancellation } from './errors/isCancellation.ts'
export { errorCodes } from './errors/codes.ts'
export type { ErrorCode } from './errors/codes.ts'
export { createPaymentError } from './errors/createPaymentError.ts'
export { isPaymentError, PaymentError } from './errors/PaymentError.ts'
export type { PaymentErrorOptions } from './errors/PaymentError.ts'

// Powens's objects, as types; their schemas are '@powens-pay/core/models'
export type { AccountRequest, AccountSchemeName, PaymentAccount } from './models/account.ts'
export type { ApiError, ApiErrorCode } from './models/apiError.ts'
export type {
  Connector,
  ConnectorList,
  ConnectorPaymentField,
  PayerAccountUse,
  PaymentSettings,
} from './models/connector.ts'
export type { Currency } from './models/currency.ts'
export type { PaymentField } from './models/field.ts'
export type { Identity, IdentityKind, IdentityRequest, IdentitySchemeName } from './models/identity.ts'
export type { Instruction, InstructionRequest } from './models/instruction.ts'
export type { CheckedPaymentRequest, Payment, PaymentList, PaymentRequest } from './models/payment.ts'
export type {
  Scope,
  ScopedToken,
  ScopedTokenRequest,
  ServiceToken,
  ServiceTokenRequest,
} from './models/token.ts'
export type { PaymentListQuery } from './models/list.ts'
export type { PaymentUpdate } from './models/update.ts'
export type { ConnectorIncompatibility } from './models/incompatibility.ts'
export type { PaymentTerms } from './models/terms.ts'
export type {
  Configuration,
  ConfigurationKey,
  ConfigurationUpdate,
  PublicKey,
  WebhookAuth,
  WebhookAuthRequest,
} from './models/configuration.ts'
export type { WebhookPayload } from './models/webhook.ts'

// Money
export { currencyDigits } from './money/currencyDigits.ts'
export { getCurrencyCode } from './money/getCurrencyCode.ts'
export { parseAmount } from './money/parseAmount.ts'
export { toDecimal } from './money/toDecimal.ts'
