import * as z from 'zod'
import type { PaymentOutcome } from '../../payment/PaymentOutcome.ts'

/** A `PaymentOutcome` on the wire. It is never `claimed` there. */
export const outcomeSchema: z.ZodType<PaymentOutcome> = z.looseObject({
  status: z.enum([
    'requires_action',
    'processing',
    'active',
    'stopped',
    'succeeded',
    'accepted',
    'partially_succeeded',
    'failed',
    'unknown',
  ]),
  bucket: z.enum(['paid', 'in_progress', 'at_risk', 'not_paid', 'cannot_tell']),
  isFinal: z.boolean(),
  source: z.enum(['confirmed', 'pushed', 'resolved']),
  needsReview: z.boolean(),
  action: z.enum(['validate', 'approve_in_app', 'confirm', 'confirm_cancellation']).optional(),
  reason: z.enum(['cancelled', 'rejected', 'expired']).optional(),
  errorCode: z.string().nullable().optional(),
  state: z.string().optional(),
}) as unknown as z.ZodType<PaymentOutcome>
