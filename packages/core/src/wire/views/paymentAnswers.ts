import * as z from 'zod'
import { addressSchema } from './addressSchema.ts'
import { paymentViewSchema, type PaymentView } from './PaymentView.ts'

/** `POST /payments` */
export interface CreatedPayment {
  payment: PaymentView
  /** The proof that a browser may read this payment. */
  paymentKey: string
  /** Where to send the payer; `null` when there is nothing left to approve. */
  redirectUrl: string | null
}

const found = { payment: paymentViewSchema, paymentKey: z.string() }

export const createdPaymentSchema = z.looseObject({
  ...found,
  redirectUrl: addressSchema.nullable(),
}) satisfies z.ZodType<CreatedPayment>

/** `POST /payments/find` */
export type FoundPayment = Omit<CreatedPayment, 'redirectUrl'>

/** `null`: the order has no payment. */
export const foundPaymentSchema = z.looseObject(found).nullable() satisfies z.ZodType<FoundPayment | null>

/** `GET /payments/{id}` */
export interface ReadPayment {
  payment: PaymentView
}

export const readPaymentSchema = z.looseObject({
  payment: paymentViewSchema,
}) satisfies z.ZodType<ReadPayment>

/** `POST /payments/{id}/resume` */
export interface ResumedPayment {
  /** Takes the payer back to the bank. */
  redirectUrl: string
}

export const resumedPaymentSchema = z.looseObject({
  redirectUrl: addressSchema,
}) satisfies z.ZodType<ResumedPayment>

/** `POST /payments/{id}/cancel` */
export interface CancelledPayment {
  payment: PaymentView
  /** Where the payer approves the cancellation; `null` when there is nothing to approve. */
  redirectUrl: string | null
}

export const cancelledPaymentSchema = z.looseObject({
  payment: paymentViewSchema,
  redirectUrl: addressSchema.nullable(),
}) satisfies z.ZodType<CancelledPayment>
