import * as z from 'zod'
import type { ErrorCode } from '../../errors/codes.ts'
import { open } from '../../models/open.ts'
import type { Open } from '../../vocabulary/Open.ts'

/** An RFC 9457 problem document, as every route answers when it refuses. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string | undefined
  code: Open<ErrorCode>
  /** Quote it to the shop's support. */
  requestId?: string | undefined
  /** With `payment_in_progress`: until when that payment may still be paid. ISO 8601, UTC. */
  payableUntil?: string | undefined
  /** From a server in development: what its developer did wrong, and the cure. */
  hint?: string | undefined
}

export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: open<ErrorCode>(),
  requestId: z.string().optional(),
  payableUntil: z.string().optional(),
  hint: z.string().optional(),
}) satisfies z.ZodType<Problem>
