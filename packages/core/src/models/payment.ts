import * as z from 'zod'
import type { PaymentAction } from '../vocabulary/actions.ts'
import type { PaymentErrorCode } from '../vocabulary/errorCodes.ts'
import type { PaymentState, PaymentStateDetail } from '../vocabulary/states.ts'
import { findRedirectUriProblem } from '../webview/redirectUri.ts'
import { accountRequestSchema, accountSchema } from './account.ts'
import { paymentFieldsSchema } from './field.ts'
import { identityRequestSchema, identitySchema } from './identity.ts'
import { instructionRequestSchema, instructionSchema } from './instruction.ts'
import { open } from './open.ts'
import { strict, whole, word } from './requestFields.ts'

/** Where the payer comes back to: absolute, https or an app's scheme, without a query. */
export const redirectUriSchema = z
  .string({ error: 'client_redirect_uri: missing, so the payer could not come back. Write it whole.' })
  .superRefine((uri, context) => {
    const problem = findRedirectUriProblem(uri)
    if (problem) context.addIssue({ code: 'custom', message: `client_redirect_uri: ${problem}` })
  })

/** Powens returns it as `state` when the payer comes back. */
export const clientStateSchema = z
  .string({ error: 'client_state: not text. Write what should come back with the payer.' })
  .max(
    2000,
    'client_state: longer than 2000 characters, which Powens refuses. Keep an id in it and the rest at home.',
  )

/** A payment we ask for. (docs/powens.md#paymentinitrequest) */
export const paymentRequestSchema = strict('payment request', {
  /** The bank to preselect. Without it the payer chooses. */
  connector_uuid: z.guid('connector_uuid: not a UUID. Take it from GET /connectors.').optional(),
  /** Deprecated: the number is another one on each domain. Powens still takes it. */
  id_connector: whole('id_connector').optional(),
  /** Of the test connector's example alone; whether Powens does anything with it is not documented. */
  uuid: z.guid('uuid: not a UUID. Leave it out, or write that of the test connector.').optional(),
  /** Of the test connector's example alone, such as `legacy`. A validation names it under `fields`. */
  use_case_pay: word('use_case_pay').optional(),
  client_redirect_uri: redirectUriSchema,
  client_state: clientStateSchema.optional(),
  instructions: z
    .array(instructionRequestSchema, { error: 'instructions: not a list. Give one instruction or more.' })
    .min(1, 'instructions: empty, so there is nothing to pay. Give one instruction or more.'),
  operator_identity: identityRequestSchema.optional(),
  payer: accountRequestSchema.optional(),
  payer_identity: identityRequestSchema.optional(),
}).superRefine(({ instructions }, context) => {
  const [first, ...others] = instructions
  if (!first || !others.length) return
  others.forEach((instruction, index) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({
        code: 'custom',
        path: ['instructions', index + 1, field],
        message: `${field}: ${message}`,
      })

    if (first.execution_date_type === 'periodic' || instruction.execution_date_type === 'periodic')
      refuse('execution_date_type', 'a standing order is a payment of its own. Keep one instruction.')
    else if (instruction.execution_date_type !== first.execution_date_type)
      refuse('execution_date_type', 'differs from the first; a bulk payment has one. Make two payments.')
    else if (executionDateOf(instruction) !== executionDateOf(first))
      refuse('execution_date', 'differs from the first; a bulk payment has one. Make two payments.')
  })
})
/** What a merchant may write; amounts may be exact decimal text. */
export type PaymentRequest = z.input<typeof paymentRequestSchema>
/** What is sent to Powens. */
export type CheckedPaymentRequest = z.output<typeof paymentRequestSchema>

const executionDateOf = (instruction: z.output<typeof instructionRequestSchema>) =>
  instruction.execution_date_type === 'deferred' ? instruction.execution_date : undefined

/** A payment as Powens describes it. Keys and words it may add are kept. (docs/powens.md#payment) */
export const paymentSchema = z.looseObject({
  id: z.int(),
  state: open<PaymentState>(),
  state_detail: open<PaymentStateDetail>().nullish(),
  action: open<PaymentAction>().nullish(),
  error_code: open<PaymentErrorCode>().nullish(),
  /** An error's text, or a hint for the payer while `action` is `decoupled`. */
  error_description: z.string().nullish(),
  fields: paymentFieldsSchema.nullish(),
  /** Where the payer approves at the bank. Never put it in a frame. */
  validate_uri: z.string().nullish(),
  id_connector: z.int().nullish(),
  connector_uuid: z.string().nullish(),
  validate_mechanism: z.string().nullish(),
  /** `YYYY-MM-DD HH:MM:SS` without an offset. The time zone is not documented. */
  register_date: z.string().nullish(),
  client_redirect_uri: z.string().nullish(),
  client_state: z.string().nullish(),
  payer: accountSchema.nullish(),
  payer_identity: identitySchema.nullish(),
  instructions: z.array(instructionSchema).nullish(),
})
export type Payment = z.infer<typeof paymentSchema>
