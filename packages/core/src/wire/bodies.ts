import * as z from 'zod'
import { strict, whole } from '../models/requestFields.ts'

/** What the merchant's `preparePayment` reads. Any JSON value; only a missing one is refused. */
const inputSchema = z.unknown().refine((input) => input !== undefined, 'input: missing. Name the order.')

/** The body of `POST /payments`. An amount, an IBAN or any other key is refused. */
export const createPaymentBodySchema = strict('body', {
  input: inputSchema,
  connectorUuid: z.guid('connectorUuid: not a UUID. Take it from POST /connectors.').optional(),
})
/** The body of `POST /payments/find` and `POST /connectors`. */
export const orderInputBodySchema = strict('body', { input: inputSchema })

const text = (name: string) => z.string(`${name}: not text.`).max(200, `${name}: longer than 200 characters.`)

/** The body of `POST /payments/{id}/validation/begin`: what the payer accepted, if there was anything to accept. */
export const beginValidationBodySchema = strict('body', {
  terms: strict('terms', {
    id: whole('id').nullable(),
    version: text('version').nullable(),
    language: text('language').nullable(),
  }).nullable(),
})
