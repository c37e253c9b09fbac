import * as z from 'zod'
import type { ErrorCode } from '../errors/codes.ts'
import type { ErrorNextStep } from '../errors/errorCatalogue.ts'
import { open, strict } from '../models/helpers.ts'
import type { PaymentOutcome } from '../payment/PaymentOutcome.ts'
import type { PaymentAction } from '../vocabulary/actions.ts'
import type { PaymentErrorCode } from '../vocabulary/errorCodes.ts'
import type { ExecutionDateType, ExecutionFrequency } from '../vocabulary/executionDates.ts'
import type { IncompatibilityType } from '../vocabulary/incompatibilities.ts'
import type { InstructionState, PaymentState } from '../vocabulary/states.ts'

// What the wire promises. `guards.ts` asks for the part of it that a page cannot do without.

/** A `PaymentOutcome` as it travels. */
export const outcomeSchema: z.ZodType<PaymentOutcome> = z.looseObject({
  status: z.enum([
    'requires_action',
    'processing',
    'active',
    'stopped',
    'succeeded',
    'accepted',
    'partially_succeeded',
    'failed',
    'unknown',
  ]),
  bucket: z.enum(['paid', 'in_progress', 'at_risk', 'not_paid', 'cannot_tell']),
  isFinal: z.boolean(),
  source: z.enum(['confirmed', 'pushed']),
  needsReview: z.boolean(),
  action: z.enum(['validate', 'approve_in_app', 'confirm', 'confirm_cancellation']).optional(),
  reason: z.enum(['cancelled', 'rejected', 'expired']).optional(),
  errorCode: z.string().nullable().optional(),
  state: z.string().optional(),
}) as unknown as z.ZodType<PaymentOutcome>

const money = { amount: z.string(), currency: z.string() }
const base = {
  ...money,
  id: z.int(),
  orderId: z.string(),
  state: open<PaymentState>(),
  state_detail: z.string().nullable(),
  action: open<PaymentAction>().nullable(),
  error_code: open<PaymentErrorCode>().nullable(),
  error_description: z.string().nullable(),
  connector_uuid: z.string().nullable(),
  source: z.enum(['confirmed', 'pushed']),
  review: z.enum(['conflict', 'payment_mismatch']).nullable(),
  cancellable: z.boolean(),
  resumable: z.boolean(),
  outcome: outcomeSchema,
  nextStep: open<ErrorNextStep>().nullable(),
  revision: z.int(),
}
const dated = { execution_date_type: open<ExecutionDateType>(), execution_date: z.string().nullable() }

export const instructionViewSchema = z.looseObject({
  ...money,
  reference_id: z.string().nullable(),
  label: z.string(),
  state: open<InstructionState>().nullable(),
})

/** A payment as the wire carries it. */
export const paymentViewSchema = z.discriminatedUnion('kind', [
  z.looseObject({ ...base, kind: z.literal('one_time'), ...dated }),
  z.looseObject({ ...base, kind: z.literal('bulk'), ...dated, instructions: z.array(instructionViewSchema) }),
  z.looseObject({
    ...base,
    kind: z.literal('recurring'),
    frequency: open<ExecutionFrequency>(),
    start_date: z.string(),
    end_date: z.string().nullable(),
    wasActive: z.boolean(),
  }),
])

/** An address to leave for: of this site, http or https. */
const addressSchema = z.string().regex(/^(https?:\/)?\//i)

const found = { payment: paymentViewSchema, paymentKey: z.string() }
export const foundPaymentSchema = z.looseObject(found).nullable()
export const createdPaymentSchema = z.looseObject({ ...found, redirectUrl: addressSchema.nullable() })
export const readPaymentSchema = z.looseObject({ payment: paymentViewSchema })
export const resumedPaymentSchema = z.looseObject({ redirectUrl: addressSchema })
export const cancelledPaymentSchema = z.looseObject({
  payment: paymentViewSchema,
  redirectUrl: addressSchema.nullable(),
})
export const handoffSchema = z.looseObject({ url: addressSchema, expiresAt: z.string() })

export const connectorViewSchema = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  color: z.string().nullable(),
  isMostUsed: z.boolean(),
  is_app_to_app_used: z.looseObject({ android: z.boolean().nullable(), ios: z.boolean().nullable() }),
  incompatibilities: z.array(
    z.looseObject({ code: z.string(), type: open<IncompatibilityType>(), limit: z.string().nullable() }),
  ),
})
export const connectorViewListSchema = z.looseObject({ connectors: z.array(connectorViewSchema) })

export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: open<ErrorCode>(),
  requestId: z.string().optional(),
})

/** What a merchant's `preparePayment` understands; anything but nothing. */
const inputSchema = z.unknown().refine((input) => input !== undefined, 'input: missing. Name the order.')

/** The body of `POST /payments`. An amount, an IBAN or any other key is refused. */
export const createPaymentBodySchema = strict('body', {
  input: inputSchema,
  connectorUuid: z.guid('connectorUuid: not a UUID. Take it from POST /connectors.').optional(),
})
/** The body of `POST /payments/find` and `POST /connectors`. */
export const orderInputBodySchema = strict('body', { input: inputSchema })
