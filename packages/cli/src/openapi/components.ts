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

type JsonSchema = Record<string, unknown>

const preparedSchema = z.strictObject({
  orderId: z.string().min(1).max(128),
  // Where the payer comes back to and the key are the broker's to add.
  request: z.looseObject(paymentRequestSchema.shape).omit({ client_redirect_uri: true, client_state: true }),
  allowAnotherPayment: z.boolean().optional(),
  returnPath: z.string().optional(),
  lang: z.string().optional(),
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
  Refusal: z.looseObject({ message: z.string().max(300).optional() }),
} satisfies Record<string, z.ZodType>

export type ComponentName = keyof typeof schemas

export const refer = (name: ComponentName): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

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
      schema as JsonSchema,
    ]),
  )
}
