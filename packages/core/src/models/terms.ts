import * as z from 'zod'

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
export interface TermsContent extends Record<string, unknown> {
  terms?: PaymentTerms | null | undefined
  /** The text to show. */
  content: string
  language?: string | null | undefined
}
