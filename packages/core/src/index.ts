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
export type {
  FailureReason,
  OutcomeAction,
  OutcomeBucket,
  OutcomeSource,
  PaymentOutcome,
  PaymentOutcomeStatus,
} from './payment/PaymentOutcome.ts'

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

// Client
export { readProblem } from './client/readProblem.ts'
export type {
  CallOptions,
  CreatePaymentParameters,
  OrderInput,
  PaymentClient,
  PaymentReference,
} from './client/PaymentClient.ts'

// Errors
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
export type { WebhookPayload } from './models/webhook.ts'

// Money
export { currencyDigits } from './money/currencyDigits.ts'
export { getCurrencyCode } from './money/getCurrencyCode.ts'
export { parseAmount } from './money/parseAmount.ts'
export { toDecimal } from './money/toDecimal.ts'
