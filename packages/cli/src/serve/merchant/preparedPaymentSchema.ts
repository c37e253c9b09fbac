import type { PreparedPayment } from '@powens-pay/server-kit'
import * as z from 'zod'

/** One entry a field of server-kit's `PreparedPayment`, so that a backend may answer all that a function may return. */
const fields = {
  orderId: z.string().min(1).max(128),
  request: z.record(z.string(), z.unknown()),
  version: z.int().min(0).optional(),
  lineIds: z.array(z.string().min(1).max(64)).optional(),
  allowAnotherPayment: z.boolean().optional(),
  returnPath: z.string().optional(),
  lang: z.string().optional(),
} satisfies Record<keyof PreparedPayment, z.ZodType>

/**
 * The merchant's answer to a prepare call. Strict, so that a typing error is a sentence in the log and not a payment that
 * ignores it. The handler checks the request itself, and says what is wrong with it.
 */
export const preparedPaymentSchema = z.strictObject(fields)

/** The merchant's refusal, with a sentence the payer may read. */
export const refusalSchema = z.looseObject({ message: z.string().min(1).max(300).optional() })
