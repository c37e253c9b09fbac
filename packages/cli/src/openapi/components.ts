import {
  beginValidationBodySchema,
  begunValidationSchema,
  cancelledPaymentSchema,
  connectorViewListSchema,
  createdPaymentSchema,
  createPaymentBodySchema,
  foundPaymentSchema,
  handoffSchema,
  instructionViewSchema,
  openedValidationSchema,
  orderInputBodySchema,
  outcomeSchema,
  paymentRequestSchema,
  paymentViewSchema,
  problemSchema,
  readPaymentSchema,
  resumedPaymentSchema,
  paymentFiguresViewSchema,
  staffPaymentDetailsSchema,
  staffPaymentListSchema,
  staffPeriodSchema,
  staffResolutionSchema,
  staffSearchSchema,
} from '@powens-pay/core/models'
import type { PaymentChange, UnpaidLine, Withdrawal } from '@powens-pay/server-kit'
import * as z from 'zod'
import { orderQuerySchema, resolutionBodySchema } from '../serve/management/bodies.ts'
import { preparedPaymentSchema, refusalSchema } from '../serve/merchant/preparedPaymentSchema.ts'

type JsonSchema = Record<string, unknown>

const preparedSchema = preparedPaymentSchema.extend({
  // Where the payer comes back to and the key are the broker's to add.
  request: z.looseObject(paymentRequestSchema.shape).omit({ client_redirect_uri: true, client_state: true }),
})

/** One entry a field of server-kit's `PaymentChange`. */
const change = {
  changeId: z.string(),
  orderId: z.string(),
  sequence: z.int(),
  isLatest: z.boolean(),
  aggregate: z.enum(['paid', 'review', 'open', 'unpaid']),
  unwanted: z.enum(['replaced', 'withdrawn']).optional(),
  payment: paymentViewSchema,
  outcome: outcomeSchema,
  instructions: z.array(instructionViewSchema).optional(),
  repays: z
    .array(
      z.looseObject({
        line: z.string(),
        paymentId: z.int(),
        orderId: z.string(),
        amount: z.string(),
        currency: z.string(),
      }),
    )
    .optional(),
  duplicateOf: z.int().optional(),
  possibleDuplicateOf: z.int().optional(),
} satisfies Record<keyof PaymentChange, z.ZodType>

const unpaidLine = {
  id: z.string(),
  paymentId: z.int(),
  reference_id: z.string().nullable(),
  label: z.string(),
  amount: z.string(),
  currency: z.string(),
} satisfies Record<keyof UnpaidLine, z.ZodType>

/** What is read is open to keys that come later, so its schemas are made as inputs; what is written is strict. */
const schemas = {
  PaymentView: paymentViewSchema,
  CreatePaymentBody: createPaymentBodySchema,
  OrderInputBody: orderInputBodySchema,
  CreatedPayment: createdPaymentSchema,
  FoundPayment: foundPaymentSchema,
  ReadPayment: readPaymentSchema,
  ResumedPayment: resumedPaymentSchema,
  CancelledPayment: cancelledPaymentSchema,
  Handoff: handoffSchema,
  OpenedValidation: openedValidationSchema,
  BeginValidationBody: beginValidationBodySchema,
  BegunValidation: begunValidationSchema,
  ConnectorList: connectorViewListSchema,
  Problem: problemSchema,
  PaymentOutcome: outcomeSchema,
  PreparedPayment: preparedSchema,
  PrepareCall: z.strictObject({
    type: z.literal('payment.prepare'),
    data: z.strictObject({ input: z.unknown(), connectorUuid: z.string().nullable() }),
  }),
  ChangeCall: z.strictObject({
    type: z.literal('payment.updated'),
    data: z.looseObject(change),
  }),
  Refusal: refusalSchema,
  OrderBody: orderQuerySchema,
  ResolutionBody: resolutionBodySchema,
  Withdrawal: z.looseObject({
    status: z.enum(['closed', 'payable_until', 'in_progress', 'paid']),
    payableUntil: z.string().optional(),
  } satisfies Record<keyof Withdrawal, z.ZodType>),
  StaffSearch: staffSearchSchema,
  StaffPaymentList: staffPaymentListSchema,
  StaffPaymentDetails: staffPaymentDetailsSchema,
  StaffResolution: staffResolutionSchema,
  StaffPeriod: staffPeriodSchema,
  PaymentExport: z.looseObject({ csv: z.string() }),
  PaymentFigures: paymentFiguresViewSchema,
  NoBody: z.strictObject({}),
  UnpaidLineList: z.looseObject({ lines: z.array(z.looseObject(unpaidLine)) }),
} satisfies Record<string, z.ZodType>

export type ComponentName = keyof typeof schemas

const descriptions: Partial<Record<ComponentName, string>> = {
  PaymentView:
    'What a browser may know of a payment. Show `outcome` and `nextStep` (`try_again`, `choose_another_bank`, `ask_bank`, `wait`, `contact_shop` or null): they say what `state` means, which only a server reads. `revision` grows with each change: of two answers the higher is the newer, and one with a final outcome always.',
  PaymentOutcome:
    'What a state means for the money. `action` comes with `requires_action`, `reason` and `errorCode` with `failed`, `state` with `unknown`. `source` is `resolved` where a person said whether the money arrived. Nothing later changes it when `isFinal`; with `needsReview` a person has to look before it counts.',
  ChangeCall:
    'What happened to one payment of an order. `aggregate` says what all payments of the order mean together: `paid`; `review`, a person has to look; `open`, money may still come; `unpaid`. `sequence` grows with each change of the order: keep the highest you recorded, and let a lower one change nothing. `isLatest` is false for a payment that was replaced. `instructions` are the transfers of a bulk payment. With `unwanted` nobody wants its money: the order was edited or withdrawn. With `duplicateOf` the payer has to be repaid; with `possibleDuplicateOf` a person has to find out whether both payments arrived.',
  PreparedPayment:
    'What to pay. `orderId` is at most 128 bytes. `version` grows with each edit of the order: a lower one never replaces a payment of a higher one. `lineIds` names the lines of a bulk payment, one an instruction, so that a line that was paid is not paid again. `allowAnotherPayment` lets an order that is paid be paid again.',
  ResolutionBody:
    'What a person or a bank statement says of a payment. `by` and `note` are kept for the audit and reach no page, log or delivery.',
  Withdrawal:
    '`closed`: no payment of the order can be approved any more. `payable_until`: a link that was handed out still opens the bank, until `payableUntil` at the latest (ISO 8601, UTC). `in_progress`: the payer is approving, or the bank has the payment. `paid`: money arrived, or may have.',
  UnpaidLineList:
    'The lines of bulk payments that were not paid and that no payment may still pay, each under its `lineIds` entry or the id that was made for it.',
  ConnectorList:
    'The banks, the most used first. An incompatibility of the type `incompatible` closes a bank to this payment; a `warning` is shown and does not.',
}

export const refer = (name: ComponentName): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

const describe = (name: string): JsonSchema => {
  const description = descriptions[name as ComponentName]
  return description === undefined ? {} : { description }
}

/** The wire's schemas as JSON Schema 2020-12, each under its name. */
export function buildComponents(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id })
  const { schemas: written } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
  })
  return Object.fromEntries(
    Object.entries(written).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [
      name,
      { ...describe(name), ...(schema as JsonSchema) },
    ]),
  )
}
