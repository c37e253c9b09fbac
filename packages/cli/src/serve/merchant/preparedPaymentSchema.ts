import * as z from 'zod'

/**
 * The merchant's answer to a prepare call. Strict, so that a typing error is a sentence in the log and not a payment that
 * ignores it; the payment request itself is checked by the handler.
 */
export const preparedPaymentSchema = z.strictObject({
  orderId: z.string().min(1),
  request: z.record(z.string(), z.unknown()),
  allowAnotherPayment: z.boolean().optional(),
  returnPath: z.string().optional(),
  lang: z.string().optional(),
})

/** The merchant's refusal: a sentence the payer may read. */
export const refusalSchema = z.looseObject({ message: z.string().min(1).max(300) })
