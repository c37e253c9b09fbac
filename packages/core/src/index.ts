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
