/**
 * Schemas of everything Powens Pay sends or takes, for servers and tests. A browser does without them.
 *
 * @module
 */

// Accounts and identities
export { accountRequestSchema, accountSchema, ibanSchema, sortCodeAccountNumberSchema } from './account.ts'
export { accountSchemeNames, payerAccountUses } from '../vocabulary/accounts.ts'
export { identityKinds, identitySchemes } from '../vocabulary/identities.ts'
export { identityRequestSchema, identitySchema } from './identity.ts'

// Payments
export { instructionRequestSchema, instructionSchema } from './instruction.ts'
export {
  clientStateSchema,
  paymentListSchema,
  paymentRequestSchema,
  paymentSchema,
  redirectUriSchema,
} from './payment.ts'
export { paymentDateFilters, paymentOrders } from '../vocabulary/paymentLists.ts'
export { paymentListQuerySchema } from './list.ts'
export {
  cancelBodySchema,
  confirmBodySchema,
  psuValidationBodySchema,
  resumeBodySchema,
  submitFieldsBodySchema,
  updateBodySchema,
  validateBodySchema,
} from './update.ts'
export { findRequestWarnings } from './findRequestWarnings.ts'
export type { RequestWarning, RequestWarningCode } from './findRequestWarnings.ts'
export { paymentFieldSchema, paymentFieldsSchema, paymentFieldValueSchema } from './field.ts'

// Money
export { amountSchema, requestAmountSchema } from './amount.ts'
export { currencySchema, requestCurrencySchema } from './currency.ts'
export { currencyDigits } from '../money/currencyDigits.ts'
export { getCurrencyCode } from '../money/getCurrencyCode.ts'
export { parseAmount } from '../money/parseAmount.ts'
export { toDecimal } from '../money/toDecimal.ts'

// Banks
export {
  connectorListSchema,
  connectorPaymentFieldSchema,
  connectorSchema,
  paymentAmountLimitSchema,
  paymentSettingsSchema,
} from './connector.ts'

export {
  incompatibilityListSchema,
  incompatibilityReasonSchema,
  incompatibilitySchema,
} from './incompatibility.ts'

// Own validation webview
export {
  acceptedTermsSchema,
  acceptTermsBodySchema,
  paymentTermsSchema,
  termsContentSchema,
} from './terms.ts'
export { mustAcceptTerms } from '../payment/mustAcceptTerms.ts'

// Configuration
export {
  configurationSchema,
  configurationUpdateSchema,
  publicKeySchema,
  webhookAuthRequestSchema,
  webhookAuthSchema,
} from './configuration.ts'
export { configurationKeys } from '../vocabulary/configurationKeys.ts'

// Tokens
export {
  scopedTokenRequestSchema,
  scopedTokenSchema,
  serviceTokenRequestSchema,
  serviceTokenSchema,
} from './token.ts'
export { scopes } from '../vocabulary/scopes.ts'

// Webhooks and errors
export { paymentWebhookEvent } from '../vocabulary/webhookEvents.ts'
export { webhookPayloadSchema } from './webhook.ts'
export { apiErrorCodes } from '../vocabulary/errorCodes.ts'
export { apiErrorSchema } from './apiError.ts'

// The wire
export { createPaymentBodySchema, orderInputBodySchema } from '../wire/bodies.ts'
export { connectorViewListSchema, connectorViewSchema } from '../wire/views/ConnectorView.ts'
export { handoffSchema } from '../wire/views/Handoff.ts'
export { instructionViewSchema, paymentViewSchema } from '../wire/views/PaymentView.ts'
export { problemSchema } from '../wire/views/Problem.ts'
export { outcomeSchema } from '../wire/views/outcomeSchema.ts'
export {
  cancelledPaymentSchema,
  createdPaymentSchema,
  foundPaymentSchema,
  readPaymentSchema,
  resumedPaymentSchema,
} from '../wire/views/paymentAnswers.ts'
