import * as z from 'zod'

/**
 * The merchant's answer to a prepare call. Strict, so that a typing error is a sentence in the log and not a payment that
 * ignores it. The handler checks the request itself, and says what is wrong with it.
 */
export const preparedPaymentSchema = z.strictObject({
  orderId: z.string().min(1).max(128),
  request: z.record(z.string(), z.unknown()),
  allowAnotherPayment: z.boolean().optional(),
  returnPath: z.string().optional(),
  lang: z.string().optional(),
})

/** The merchant's refusal, with a sentence the payer may read. */
export const refusalSchema = z.looseObject({ message: z.string().min(1).max(300).optional() })
