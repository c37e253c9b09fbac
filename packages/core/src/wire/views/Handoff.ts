import * as z from 'zod'
import { addressSchema } from './addressSchema.ts'

/** `POST /payments/{id}/handoff` */
export interface Handoff {
  url: string
  /** ISO 8601, UTC. */
  expiresAt: string
  /** Seconds it lives from now on: a page's clock may be wrong, and its differences are not. */
  expiresIn?: number | undefined
}

export const handoffSchema = z.looseObject({
  url: addressSchema,
  expiresAt: z.string(),
  expiresIn: z.number().optional(),
}) satisfies z.ZodType<Handoff>
