import * as z from 'zod'
import { addressSchema } from './addressSchema.ts'
import { paymentViewSchema, type PaymentView } from './PaymentView.ts'

/** What a page of the shop speaks to Powens with, for one payment. Keep it in memory alone. */
export interface ValidationAccess {
  /** The root of Powens's API, such as `https://acme.biapi.pro/2.0`. */
  apiUrl: string
  /** Powens's token for this payment: in no storage, address, log or error. */
  token: string
  /** Seconds the token lives from now on; `null` when Powens does not say. */
  expiresIn: number | null
  /** `webview_url` for Powens: the same at every call. */
  webviewUrl: string
  /** Where the payer goes in the end, with `buildCallbackUrl`. */
  callbackUrl: string
  /** Powens lets this client handle every mechanism, and not `webauth` alone. */
  isWhiteLabel: boolean
}

/** `POST /payments/{id}/validation` */
export interface OpenedValidation {
  payment: PaymentView
  /** The webview in which the validation began; `null` before it did. */
  webview: 'shop' | 'powens' | null
  /** `null` when the payment cannot be validated in a page of the shop, or not any more. */
  access: ValidationAccess | null
  /** Where the payer goes instead: Powens's webview, or the return page when nothing is left to do. `null` with an access. */
  redirectUrl: string | null
}

const webview = z.enum(['shop', 'powens']).nullable()

export const openedValidationSchema = z.looseObject({
  payment: paymentViewSchema,
  webview,
  access: z
    .looseObject({
      apiUrl: z.string(),
      token: z.string(),
      expiresIn: z.number().nullable(),
      webviewUrl: z.string(),
      callbackUrl: z.string(),
      isWhiteLabel: z.boolean(),
    })
    .nullable(),
  redirectUrl: addressSchema.nullable(),
}) satisfies z.ZodType<OpenedValidation>

/** `POST /payments/{id}/validation/begin` */
export interface BegunValidation {
  /** `shop`: the page may validate now. `powens`: another tab was faster, or the payment is past it. */
  webview: 'shop' | 'powens' | null
}

export const begunValidationSchema = z.looseObject({ webview }) satisfies z.ZodType<BegunValidation>

/** What the payer accepted, for the record. */
export interface AcceptedTerms {
  id: number | null
  version: string | null
  /** The language that they were shown in. */
  language: string | null
}
