/**
 * The broker between a shop and Powens Pay: keeps the secret, decides the amount, proves the payment.
 *
 * @module
 */

// Setup
export { createPowens } from './powens/createPowens.ts'
export type { PowensOptions } from './powens/createPowens.ts'
export type { Powens } from './powens/Powens.ts'

// From core, so that one install is enough
export { decideFulfilment } from '@powens-pay/core'
export type {
  FulfilmentDecision,
  FulfilmentPolicy,
  Payment,
  PaymentOutcome,
  PaymentRequest,
} from '@powens-pay/core'

// Handler
export { createPaymentHandler } from './http/createPaymentHandler.ts'
export type { PaymentHandler } from './http/createPaymentHandler.ts'
export type { PaymentEvent } from './telemetry/events.ts'
export { isNetwork } from './http/callers/readTrust.ts'
export type { TrustProxy } from './http/callers/readTrust.ts'
export type { PaymentSpan, PaymentTracer } from './telemetry/tracing.ts'
export type {
  AuthorizeContext,
  HandlerContext,
  PaymentHandlerOptions,
  PreparePayment,
  PreparePaymentContext,
  PrivilegedAction,
  ValidationOptions,
} from './http/options.ts'
export type { OrderAggregate, PaymentChange } from './ledger/PaymentChange.ts'
export type { PreparedPayment, PreparedRequest } from './ledger/PreparedPayment.ts'

export { transfer } from './actions/transfer.ts'
export type { TransferParameters } from './actions/transfer.ts'

// Looking after payments
export { forgetPayment } from './ledger/forgetPayment.ts'
export { listUnpaidLines, type UnpaidLine } from './ledger/listUnpaidLines.ts'
export { resolvePayment } from './ledger/resolvePayment.ts'
export type { ResolveOptions } from './ledger/resolveAttempt.ts'
export { withdrawPayment } from './ledger/withdrawPayment.ts'
export type { Withdrawal } from './ledger/obtain/withdrawOrder.ts'
export { reconcilePayments } from './ledger/reconcilePayments.ts'
export { redeliverChanges } from './ledger/redeliverChanges.ts'
export { startReconciling } from './ledger/startReconciling.ts'
export type { Sweeping, SweepingOptions } from './ledger/sweep/createSweeper.ts'
export type { ReconcileOptions, ReconcileResult } from './ledger/sweep/sweepOrders.ts'

// Actions
export { acceptPaymentTerms } from './actions/acceptPaymentTerms.ts'
export type { AcceptPaymentTermsParameters } from './actions/acceptPaymentTerms.ts'
export { cancelPayment } from './actions/cancelPayment.ts'
export type { CancelPaymentParameters, CancelPaymentResult } from './actions/cancelPayment.ts'
export { confirmPayment } from './actions/confirmPayment.ts'
export type { ConfirmPaymentParameters } from './actions/confirmPayment.ts'
export { createWebhookAuth } from './actions/createWebhookAuth.ts'
export type { CreateWebhookAuthParameters } from './actions/createWebhookAuth.ts'
export { createPayment } from './actions/createPayment.ts'
export type { CreatePaymentParameters } from './actions/createPayment.ts'
export { deleteWebhookAuth } from './actions/deleteWebhookAuth.ts'
export type { DeleteWebhookAuthParameters } from './actions/deleteWebhookAuth.ts'
export { encryptFields } from './actions/encryptFields.ts'
export type { EncryptFieldsParameters } from './actions/encryptFields.ts'
export { getConfiguration } from './actions/getConfiguration.ts'
export type { ConfigurationParameters, GetConfigurationParameters } from './actions/getConfiguration.ts'
export { getConnector } from './actions/getConnector.ts'
export type { GetConnectorParameters } from './actions/getConnector.ts'
export { getIncompatibilities } from './actions/getIncompatibilities.ts'
export type { GetIncompatibilitiesParameters } from './actions/getIncompatibilities.ts'
export { getPayment } from './actions/getPayment.ts'
export type { GetPaymentParameters } from './actions/getPayment.ts'
export { getPaymentTerms } from './actions/getPaymentTerms.ts'
export { getTerms } from './actions/getTerms.ts'
export { getWebviewUrl } from './actions/getWebviewUrl.ts'
export type { GetWebviewUrlParameters } from './actions/getWebviewUrl.ts'
export { listConnectors } from './actions/listConnectors.ts'
export type { ListConnectorsParameters } from './actions/listConnectors.ts'
export { listPayments } from './actions/listPayments.ts'
export type { ListPaymentsParameters, PaymentListFilter } from './actions/listPayments.ts'
export { listWebhookAuths } from './actions/listWebhookAuths.ts'
export { resumePayment } from './actions/resumePayment.ts'
export type { ValidationStepParameters } from './actions/resumePayment.ts'
export { setConnector } from './actions/setConnector.ts'
export type { SetConnectorParameters } from './actions/setConnector.ts'
export { submitPaymentFields } from './actions/submitPaymentFields.ts'
export type { SubmitPaymentFieldsParameters } from './actions/submitPaymentFields.ts'
export { submitPsuValidation } from './actions/submitPsuValidation.ts'
export type { SubmitPsuValidationParameters } from './actions/submitPsuValidation.ts'
export { updateConfiguration } from './actions/updateConfiguration.ts'
export type { UpdateConfigurationParameters } from './actions/updateConfiguration.ts'
export { validatePayment } from './actions/validatePayment.ts'
export type { ValidatePaymentParameters } from './actions/validatePayment.ts'
export type { ActionOptions } from './powens/request.ts'

// Tokens
export { createScopedToken } from './tokens/createScopedToken.ts'
export type { CreateScopedTokenParameters } from './tokens/createScopedToken.ts'
export type { TokenBroker } from './tokens/TokenBroker.ts'

// Webhooks
export { signWebhook } from './webhooks/signWebhook.ts'
export type { SignWebhookParameters } from './webhooks/signWebhook.ts'
export { verifyWebhook } from './webhooks/verifyWebhook.ts'
export type { VerifiedWebhook, VerifyWebhookOptions } from './webhooks/verifyWebhook.ts'
export type { RawWebhook } from './webhooks/RawWebhook.ts'
export { webhookTolerance } from './webhooks/webhookTolerance.ts'

// Stores
export { checkStore } from './store/checkStore.ts'
export { guardStore } from './store/guardStore.ts'
export type { GuardStoreOptions } from './store/guardStore.ts'
export { memoryStore } from './store/memoryStore.ts'
export type { MemoryStore, MemoryStoreOptions } from './store/memoryStore.ts'
export type {
  Due,
  ListEntry,
  ListRange,
  PaymentStore,
  StoredDocument,
  WriteOptions,
} from './store/PaymentStore.ts'

// Errors
export { PaymentRefusedError } from './errors/PaymentRefusedError.ts'
export type { RefusalCode } from './errors/PaymentRefusedError.ts'
export { PowensApiError } from './errors/PowensApiError.ts'
export type { PowensApiErrorCode } from './errors/PowensApiError.ts'
export { StoreError } from './errors/StoreError.ts'
export type { StoreOperation } from './errors/StoreError.ts'
export { WebhookVerificationError } from './errors/WebhookVerificationError.ts'
export type { WebhookFailureReason } from './errors/WebhookVerificationError.ts'
