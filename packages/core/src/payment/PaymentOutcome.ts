import type { PaymentErrorCode } from '../vocabulary/errorCodes.ts'
import type { Open } from '../vocabulary/Open.ts'

/** Where an outcome comes from: a URL (`claimed`), the API (`confirmed`) or a verified webhook (`pushed`). */
export type OutcomeSource = 'claimed' | 'confirmed' | 'pushed'

/** What an outcome means for the money: arrived, on its way, not sure to arrive, not coming, or unknown. */
export type OutcomeBucket = 'paid' | 'in_progress' | 'at_risk' | 'not_paid' | 'cannot_tell'

/** What the payer has to do; `confirm` is for the merchant's server. */
export type OutcomeAction = 'validate' | 'approve_in_app' | 'confirm' | 'confirm_cancellation'

export type FailureReason = 'cancelled' | 'rejected' | 'expired'

interface Arm<Status extends string, Bucket extends OutcomeBucket, Final extends boolean> {
  status: Status
  bucket: Bucket
  /** Nothing later will change it. */
  isFinal: Final
  /** A claimed outcome is never final and never `paid`. */
  source: Exclude<OutcomeSource, 'claimed'>
  /** Two different final states were seen, or the payment is not the one that was requested. A person has to look. */
  needsReview: boolean
}

/**
 * What a payment's state means for the merchant. Closed: a `switch` over `status` cannot forget an arm.
 */
export type PaymentOutcome =
  | (Arm<'requires_action', 'in_progress', false> & { action: OutcomeAction })
  | (Omit<Arm<'processing', 'in_progress', false>, 'source'> & { source: OutcomeSource })
  | Arm<'active', 'paid', false>
  | Arm<'stopped', 'at_risk', true>
  | Arm<'succeeded', 'paid', true>
  | Arm<'accepted', 'at_risk', true>
  | Arm<'partially_succeeded', 'at_risk', true>
  | (Arm<'failed', 'not_paid', true> & { reason: FailureReason; errorCode: Open<PaymentErrorCode> | null })
  | (Arm<'unknown', 'cannot_tell', boolean> & { state: string })

export type PaymentOutcomeStatus = PaymentOutcome['status']
