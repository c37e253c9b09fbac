import * as z from 'zod'
import { strict } from '../models/requestFields.ts'

/** What the merchant's `preparePayment` reads. Any JSON value; only a missing one is refused. */
const inputSchema = z.unknown().refine((input) => input !== undefined, 'input: missing. Name the order.')

/** The body of `POST /payments`. An amount, an IBAN or any other key is refused. */
export const createPaymentBodySchema = strict('body', {
  input: inputSchema,
  connectorUuid: z.guid('connectorUuid: not a UUID. Take it from POST /connectors.').optional(),
})
/** The body of `POST /payments/find` and `POST /connectors`. */
export const orderInputBodySchema = strict('body', { input: inputSchema })
