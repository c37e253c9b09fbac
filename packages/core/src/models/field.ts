import * as z from 'zod'
import { open } from './open.ts'

/** One choice of a list. (docs/powens.md#paymentfieldvalue) */
export const paymentFieldValueSchema = z.looseObject({ label: z.string().nullish(), value: z.string() })

/** Something the bank asks the payer for. (docs/powens.md#paymentfield) */
export const paymentFieldSchema = z.looseObject({
  /** The key to send the answer under; a dictionary of fields may hold it outside. */
  name: z.string().nullish(),
  type: open<'text' | 'list'>().nullish(),
  label: z.string().nullish(),
  /** PCRE, written by others. Never run it without a time limit. */
  regex: z.string().nullish(),
  required: z.boolean().nullish(),
  values: z.array(paymentFieldValueSchema).nullish(),
  default: z.string().nullish(),
})
export type PaymentField = z.infer<typeof paymentFieldSchema>

/** A dictionary in Powens's table, an array in each of its examples. (docs/powens.md#payment) */
export const paymentFieldsSchema = z.union([
  z.array(paymentFieldSchema),
  z.record(z.string(), paymentFieldSchema),
])
