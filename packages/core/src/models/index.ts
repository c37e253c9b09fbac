/**
 * Schemas of everything Powens Pay sends or takes, for servers and tests. A browser does without them.
 *
 * @module
 */

// Accounts and identities
export {
  accountRequestSchema,
  accountSchema,
  accountSchemeNames,
  ibanSchema,
  sortCodeAccountNumberSchema,
} from './account.ts'
export { identityKinds, identityRequestSchema, identitySchema, identitySchemes } from './identity.ts'

// Payments
export { instructionRequestSchema, instructionSchema } from './instruction.ts'
export {
  clientStateSchema,
  paymentListSchema,
  paymentRequestSchema,
  paymentSchema,
  redirectUriSchema,
} from './payment.ts'
export { paymentDateFilters, paymentListQuerySchema, paymentOrders } from './list.ts'
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
  payerAccountUses,
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
  mustAcceptTerms,
  paymentTermsSchema,
  termsContentSchema,
} from './terms.ts'

// Configuration
export {
  configurationKeys,
  configurationSchema,
  configurationUpdateSchema,
  publicKeySchema,
  webhookAuthRequestSchema,
  webhookAuthSchema,
} from './configuration.ts'

// Tokens
export {
  scopedTokenRequestSchema,
  scopedTokenSchema,
  scopes,
  serviceTokenRequestSchema,
  serviceTokenSchema,
} from './token.ts'

// Webhooks and errors
export { paymentWebhookEvent, webhookPayloadSchema } from './webhook.ts'
export { apiErrorCodes, apiErrorSchema } from './apiError.ts'

// The wire
export {
  cancelledPaymentSchema,
  connectorViewListSchema,
  connectorViewSchema,
  createdPaymentSchema,
  createPaymentBodySchema,
  foundPaymentSchema,
  handoffSchema,
  instructionViewSchema,
  orderInputBodySchema,
  outcomeSchema,
  paymentViewSchema,
  problemSchema,
  readPaymentSchema,
  resumedPaymentSchema,
} from '../contract/viewSchemas.ts'
