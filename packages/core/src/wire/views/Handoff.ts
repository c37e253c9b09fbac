import * as z from 'zod'
import { addressSchema } from './addressSchema.ts'

/** `POST /payments/{id}/handoff` */
export interface Handoff {
  url: string
  /** ISO 8601, UTC. */
  expiresAt: string
}

export const handoffSchema = z.looseObject({
  url: addressSchema,
  expiresAt: z.string(),
}) satisfies z.ZodType<Handoff>
