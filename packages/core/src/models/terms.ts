import * as z from 'zod'
import { strict } from './helpers.ts'

/** `GET /payments/{id}/terms`: whether the payer has terms to accept. (docs/powens.md#terms) */
export const paymentTermsSchema = z.looseObject({
  id: z.int().nullish(),
  version: z.string().nullish(),
  created: z.string().nullish(),
  deleted: z.string().nullish(),
  id_file: z.int().nullish(),
  /** The example holds the text `"true"`. */
  to_sign: z.union([z.boolean(), z.string()]).nullish(),
})
export type PaymentTerms = z.infer<typeof paymentTermsSchema>

/** `GET /terms`: the text itself. */
export const termsContentSchema = z.looseObject({
  terms: paymentTermsSchema.nullish(),
  content: z.string(),
  language: z.string().nullish(),
})
export type TermsContent = z.infer<typeof termsContentSchema>

/** `POST /payments/{id}/terms` */
export const acceptTermsBodySchema = strict('terms request', {
  id_terms: z.int('id_terms: not a number. Take it from GET /payments/{id}/terms.'),
})
export const acceptedTermsSchema = z.looseObject({ success: z.string().nullish() })
