/**
 * Schemas for servers and tests: of the payment that a merchant asks for, of Powens's answers, and of the wire between a page
 * and its server. A browser does not load them.
 *
 * @module
 */

// What a merchant asks for
export { findRequestWarnings } from './findRequestWarnings.ts'
export type { RequestWarning, RequestWarningCode } from './findRequestWarnings.ts'
export { paymentRequestSchema } from './payment.ts'

// What a merchant sets for a domain
export { configurationChangesSchema } from './configuration.ts'
export { webhookAuthRequestSchema } from './webhookAuth.ts'

// What Powens answers
export { accountSchema } from './account.ts'
export { apiErrorSchema } from './apiError.ts'
export { connectorPaymentFieldSchema, connectorSchema, paymentSettingsSchema } from './connector.ts'
export { paymentFieldSchema } from './field.ts'
export { incompatibilityReasonSchema } from './incompatibility.ts'
export { instructionSchema } from './instruction.ts'
export { paymentSchema } from './payment.ts'
export { paymentTermsSchema } from './terms.ts'
export { scopedTokenSchema, serviceTokenSchema } from './token.ts'
export { webhookPayloadSchema } from './webhook.ts'
export { webhookAuthSchema } from './webhookAuth.ts'

// The wire
export { beginValidationBodySchema, createPaymentBodySchema, orderInputBodySchema } from '../wire/bodies.ts'
export { connectorViewListSchema } from '../wire/views/ConnectorView.ts'
export { handoffSchema } from '../wire/views/Handoff.ts'
export { outcomeSchema } from '../wire/views/outcomeSchema.ts'
export {
  cancelledPaymentSchema,
  createdPaymentSchema,
  foundPaymentSchema,
  readPaymentSchema,
  resumedPaymentSchema,
} from '../wire/views/paymentAnswers.ts'
export { instructionViewSchema, paymentViewSchema } from '../wire/views/PaymentView.ts'
export { problemSchema } from '../wire/views/Problem.ts'
export { begunValidationSchema, openedValidationSchema } from '../wire/views/ValidationView.ts'

// The wire of the merchant's admin pages
export {
  staffPeriodSchema,
  staffResolutionSchema,
  staffSearchSchema,
} from '../wire/views/staff/staffBodies.ts'
export { paymentFiguresViewSchema } from '../wire/views/staff/PaymentFiguresView.ts'
export {
  staffPaymentDetailsSchema,
  staffPaymentListSchema,
  staffPaymentViewSchema,
} from '../wire/views/staff/StaffPaymentView.ts'
export { timelineEntrySchema } from '../wire/views/staff/TimelineEntry.ts'
