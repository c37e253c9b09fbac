import {
  cancelledPaymentSchema,
  connectorViewListSchema,
  createdPaymentSchema,
  createPaymentBodySchema,
  foundPaymentSchema,
  handoffSchema,
  instructionViewSchema,
  orderInputBodySchema,
  outcomeSchema,
  paymentRequestSchema,
  paymentViewSchema,
  problemSchema,
  readPaymentSchema,
  resumedPaymentSchema,
} from '@powens-pay/core/models'
import * as z from 'zod'
import { preparedPaymentSchema, refusalSchema } from '../serve/merchant/preparedPaymentSchema.ts'

type JsonSchema = Record<string, unknown>

const preparedSchema = preparedPaymentSchema.extend({
  // Where the payer comes back to and the key are the broker's to add.
  request: z.looseObject(paymentRequestSchema.shape).omit({ client_redirect_uri: true, client_state: true }),
})

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
    data: z.looseObject({
      changeId: z.string(),
      orderId: z.string(),
      sequence: z.int(),
      isLatest: z.boolean(),
      aggregate: z.enum(['paid', 'review', 'open', 'unpaid']),
      payment: paymentViewSchema,
      outcome: outcomeSchema,
      instructions: z.array(instructionViewSchema).optional(),
      duplicateOf: z.int().optional(),
    }),
  }),
  Refusal: refusalSchema,
} satisfies Record<string, z.ZodType>

export type ComponentName = keyof typeof schemas

const descriptions: Partial<Record<ComponentName, string>> = {
  PaymentView:
    'What a browser may know of a payment. Show `outcome` and `nextStep` (`try_again`, `choose_another_bank`, `ask_bank`, `wait`, `contact_shop` or null): they say what `state` means, which only a server reads. `revision` grows with each change: of two answers the higher is the newer, and one with a final outcome always.',
  PaymentOutcome:
    'What a state means for the money. `action` comes with `requires_action`, `reason` and `errorCode` with `failed`, `state` with `unknown`. `source` is `resolved` where a person said whether the money arrived. Nothing later changes it when `isFinal`; with `needsReview` a person has to look before it counts.',
  ChangeCall:
    'What happened to one payment of an order. `aggregate` says what all payments of the order mean together: `paid`; `review`, a person has to look; `open`, money may still come; `unpaid`. `sequence` grows with each change of the order: keep the highest you recorded, and let a lower one change nothing. `isLatest` is false for a payment that was replaced. `instructions` are the transfers of a bulk payment. With `duplicateOf` the payer has to be repaid.',
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
