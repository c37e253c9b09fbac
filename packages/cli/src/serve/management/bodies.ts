import type { ResolveOptions } from '@powens-pay/server-kit'
import * as z from 'zod'

/** The order that an operator names. */
export const orderQuerySchema = z.strictObject({ orderId: z.string().min(1) })

/** What an operator says of a payment whose result is not known. */
export const resolutionBodySchema = z.strictObject({
  paymentId: z.int().min(1),
  received: z.boolean(),
  by: z.string().trim().min(1).max(500),
  note: z.string().trim().min(1).max(500),
  /** Of the view that the operator looked at. */
  revision: z.int().optional(),
} satisfies Record<keyof ResolveOptions, z.ZodType>)
