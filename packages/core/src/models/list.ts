import * as z from 'zod'
import {
  executionDateTypes,
  paymentErrorCodes,
  paymentStates,
  type ExecutionDateType,
  type PaymentErrorCode,
  type PaymentState,
} from '../payment/states.ts'
import { oneOf, open, strict } from './helpers.ts'

/** The date a list is filtered by. (reference: GET /payments) */
export const paymentDateFilters = ['register_date', 'validate_date'] as const
/** (reference: GET /payments, order_by) */
export const paymentOrders = [
  'id',
  'register_date',
  'validate_date',
  'state',
  'connectors',
  'amount',
  'instruction_count',
  'execution_date_type',
] as const

// A date, a month or a year.
const moment = (name: string) =>
  z.string().regex(/^\d{4}(?:-\d{2}){0,2}$/, `${name}: not a date. Write YYYY-MM-DD, YYYY-MM or YYYY.`)
// A word that Powens may add is passed on; only emptiness is a mistake for certain.
const word = <Word extends string>(name: string, words: readonly Word[]) =>
  open<Word>().refine((value) => value.trim() !== '', `${name}: empty. Use one of ${words.join(', ')}.`)

/**
 * What `GET /payments` is asked for. (reference: GET /payments)
 *
 * `connector_uuid` and `id_connector` take the word `null` for payments without a bank.
 */
export const paymentListQuerySchema = strict('payment list query', {
  show_sensitive: z.boolean().optional(),
  limit: z.int().min(1).max(1000, 'limit: at most 1000. Read the rest with offset.').optional(),
  offset: z.int().min(0).optional(),
  reverse: z.boolean().optional(),
  filter: oneOf('filter', paymentDateFilters).optional(),
  /** Inclusive. */
  min_date: moment('min_date').optional(),
  /** Exclusive. */
  max_date: moment('max_date').optional(),
  connector_uuid: z
    .union([z.guid(), z.literal('null')], 'connector_uuid: neither a UUID nor "null".')
    .optional(),
  id_connector: z
    .union([z.int(), z.literal('null')], 'id_connector: neither a number nor "null".')
    .optional(),
  id_connector_source: z.int().optional(),
  state: word<PaymentState>('state', paymentStates).optional(),
  error_code: word<PaymentErrorCode>('error_code', paymentErrorCodes).optional(),
  bank_payment_id: z.string().optional(),
  website: z.string().optional(),
  payer_identification: z.string().optional(),
  beneficiary_identification: z.string().optional(),
  reference_id: z.string().optional(),
  execution_date_type: word<ExecutionDateType>('execution_date_type', executionDateTypes).optional(),
  order_by: oneOf('order_by', paymentOrders).optional(),
  /** A comma-separated list. */
  country: z.string().optional(),
})
export type PaymentListQuery = z.input<typeof paymentListQuerySchema>
