/**
 * The broker between a shop and Powens Pay: keeps the secret, decides the amount, proves the payment.
 *
 * @module
 */

// Setup
export { createPowens } from './powens/createPowens.ts'
export type { Powens, PowensOptions } from './powens/createPowens.ts'

// Handler
export { createPaymentHandler } from './handler/createPaymentHandler.ts'
export type { PaymentHandler } from './handler/createPaymentHandler.ts'
export type { PaymentEvent } from './handler/events.ts'
export type {
  AuthorizeContext,
  HandlerContext,
  PaymentChange,
  PaymentHandlerOptions,
  PreparedPayment,
  PreparedRequest,
  PreparePayment,
  PreparePaymentContext,
  PrivilegedAction,
} from './handler/options.ts'

// Actions
export { cancelPayment } from './actions/cancelPayment.ts'
export type { CancelPaymentParameters, CancelPaymentResult } from './actions/cancelPayment.ts'
export { createPayment } from './actions/createPayment.ts'
export type { CreatePaymentParameters } from './actions/createPayment.ts'
export { getPayment } from './actions/getPayment.ts'
export type { GetPaymentParameters } from './actions/getPayment.ts'
export { listPayments } from './actions/listPayments.ts'
export type { ListPaymentsParameters, PaymentListFilter } from './actions/listPayments.ts'
export type { ActionOptions } from './powens/request.ts'

// Tokens
export { createScopedToken } from './tokens/createScopedToken.ts'
export type { CreateScopedTokenParameters } from './tokens/createScopedToken.ts'
export type { ServiceScope, TokenBroker } from './tokens/createTokenBroker.ts'

// Webhooks
export { signWebhook } from './webhooks/signWebhook.ts'
export type { SignWebhookParameters } from './webhooks/signWebhook.ts'
export { verifyWebhook, webhookTolerance } from './webhooks/verifyWebhook.ts'
export type { RawWebhook, VerifiedWebhook, VerifyWebhookOptions } from './webhooks/verifyWebhook.ts'

// Stores
export { memoryStore } from './store/memoryStore.ts'
export type { MemoryStore, MemoryStoreOptions } from './store/memoryStore.ts'
export type { PaymentStore, StoredDocument, WriteOptions } from './store/PaymentStore.ts'

// Errors
export { PaymentRefusedError } from './errors/PaymentRefusedError.ts'
export type { RefusalCode } from './errors/PaymentRefusedError.ts'
export { PowensApiError } from './errors/PowensApiError.ts'
export type { PowensApiErrorCode } from './errors/PowensApiError.ts'
export { WebhookVerificationError } from './errors/WebhookVerificationError.ts'
export type { WebhookFailureReason } from './errors/WebhookVerificationError.ts'
