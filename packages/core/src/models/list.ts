import * as z from 'zod'
import { type PaymentErrorCode, paymentErrorCodes } from '../vocabulary/errorCodes.ts'
import { type ExecutionDateType, executionDateTypes } from '../vocabulary/executionDates.ts'
import { paymentDateFilters, paymentOrders } from '../vocabulary/paymentLists.ts'
import { type PaymentState, paymentStates } from '../vocabulary/states.ts'
import { flag, oneOf, strict, whole, word } from './helpers.ts'

const uuidMessage = 'connector_uuid: neither a UUID nor "null". Write one of them.'
const dateMessage = (name: string) => `${name}: not a date. Write YYYY-MM-DD, YYYY-MM or YYYY.`
// A date, a month or a year.
const moment = (name: string) =>
  z.string(dateMessage(name)).regex(/^\d{4}(?:-\d{2}){0,2}$/, dateMessage(name))
// A word that Powens may add is passed on; only emptiness is a mistake for certain.
const filled = <Word extends string>(name: string, words: readonly Word[]) =>
  word<Word>(name).refine((value) => value.trim() !== '', `${name}: empty. Use one of ${words.join(', ')}.`)

/**
 * What `GET /payments` is asked for. (docs/powens.md#list-payments)
 *
 * `connector_uuid` and `id_connector` take the word `null` for payments without a bank.
 */
export const paymentListQuerySchema = strict('payment list query', {
  show_sensitive: flag('show_sensitive').optional(),
  limit: whole('limit')
    .min(1, 'limit: at least 1. Leave it out for the default.')
    .max(1000, 'limit: at most 1000. Read the rest with offset.')
    .optional(),
  offset: whole('offset').min(0, 'offset: below 0. Start at 0.').optional(),
  reverse: flag('reverse').optional(),
  filter: oneOf('filter', paymentDateFilters).optional(),
  /** Inclusive. */
  min_date: moment('min_date').optional(),
  /** Exclusive. */
  max_date: moment('max_date').optional(),
  connector_uuid: z
    .string(uuidMessage)
    .refine((value) => value === 'null' || z.guid().safeParse(value).success, uuidMessage)
    .optional(),
  id_connector: z
    .union([z.int(), z.literal('null')], 'id_connector: neither a number nor "null". Write one of them.')
    .optional(),
  id_connector_source: whole('id_connector_source').optional(),
  state: filled<PaymentState>('state', paymentStates).optional(),
  error_code: filled<PaymentErrorCode>('error_code', paymentErrorCodes).optional(),
  bank_payment_id: word('bank_payment_id').optional(),
  website: word('website').optional(),
  payer_identification: word('payer_identification').optional(),
  beneficiary_identification: word('beneficiary_identification').optional(),
  reference_id: word('reference_id').optional(),
  execution_date_type: filled<ExecutionDateType>('execution_date_type', executionDateTypes).optional(),
  order_by: oneOf('order_by', paymentOrders).optional(),
  /** A comma-separated list. */
  country: word('country').optional(),
})
export type PaymentListQuery = z.input<typeof paymentListQuerySchema>
