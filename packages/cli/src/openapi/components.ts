import {
  cancelledPaymentSchema,
  connectorViewListSchema,
  createdPaymentSchema,
  createPaymentBodySchema,
  foundPaymentSchema,
  handoffSchema,
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
      payment: paymentViewSchema,
      outcome: outcomeSchema,
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
    'What a state means for the money. `action` comes with `requires_action`, `reason` and `errorCode` with `failed`, `state` with `unknown`. Nothing later changes it when `isFinal`; with `needsReview` a person has to look before it counts.',
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
