import type { PaymentErrorCode } from '../vocabulary/errorCodes.ts'
import type { Open } from '../vocabulary/Open.ts'

/**
 * Where an outcome comes from: a URL (`claimed`), the API (`confirmed`), a verified webhook (`pushed`), or a person who
 * looked whether the money arrived (`resolved`).
 */
export type OutcomeSource = 'claimed' | 'confirmed' | 'pushed' | 'resolved'

/** Why a person has to look: two final states, other terms than were agreed, or money that nobody wants any more. */
export type ReviewReason = 'conflict' | 'payment_mismatch' | 'unwanted'

/** Whether the money arrived, as a person said it. */
export type PaymentResolution = 'received' | 'not_received'

/** What an outcome means for the money: arrived, on its way, not sure to arrive, not coming, or unknown. */
export type OutcomeBucket = 'paid' | 'in_progress' | 'at_risk' | 'not_paid' | 'cannot_tell'

/** What the payer has to do; `confirm` is for the merchant's server. */
export type OutcomeAction = 'validate' | 'approve_in_app' | 'confirm' | 'confirm_cancellation'

export type FailureReason = 'cancelled' | 'rejected' | 'expired'

interface Arm<
  Status extends string,
  Bucket extends OutcomeBucket,
  Final extends boolean,
  Source extends OutcomeSource = 'confirmed' | 'pushed',
> {
  status: Status
  bucket: Bucket
  /** Nothing later will change it. */
  isFinal: Final
  /** A claimed outcome is never final and never `paid`. */
  source: Source
  /** A person has to look first, for a `ReviewReason`. */
  needsReview: boolean
}

/**
 * What a payment's state means for the merchant. Closed: a `switch` over `status` cannot forget an arm.
 */
export type PaymentOutcome =
  | (Arm<'requires_action', 'in_progress', false> & { action: OutcomeAction })
  | Arm<'processing', 'in_progress', false, Exclude<OutcomeSource, 'resolved'>>
  | Arm<'active', 'at_risk', false>
  | Arm<'stopped', 'at_risk', true>
  | Arm<'succeeded', 'paid', true, Exclude<OutcomeSource, 'claimed'>>
  | Arm<'accepted', 'at_risk', true>
  | Arm<'partially_succeeded', 'at_risk', true>
  | (Arm<'failed', 'not_paid', true, Exclude<OutcomeSource, 'claimed'>> & {
      reason: FailureReason
      errorCode: Open<PaymentErrorCode> | null
    })
  | (Arm<'unknown', 'cannot_tell', boolean> & { state: string })

export type PaymentOutcomeStatus = PaymentOutcome['status']
