import type { PaymentResolution, ReviewReason } from '@powens-pay/core'
import type { LiveAttempt } from './Attempt.ts'

/** Why a person has to look at a payment before anything else happens with it, or `null`. */
export function getReview(attempt: LiveAttempt): ReviewReason | null {
  const { believed, isMismatch, resolutions } = attempt
  if (believed.conflict || resolutions.at(-1)?.contradictedBy) return 'conflict'
  if (isMismatch) return 'payment_mismatch'
  return isUnwantedMoney(attempt) ? 'unwanted' : null
}

/** What a person said of the money last, unless Powens said the opposite since. */
export function getResolution({ resolutions }: LiveAttempt): PaymentResolution | null {
  const last = resolutions.at(-1)
  if (!last || last.contradictedBy) return null
  return last.received ? 'received' : 'not_received'
}

/** Money moved, or may be moving, for an order that does not want it any more. */
function isUnwantedMoney({ unwanted, kind, believed }: LiveAttempt): boolean {
  const { payment, wasPending } = believed
  const hasMoved = !['created', 'validating', 'rejected', 'expired'].includes(payment.state)
  return unwanted !== null && (hasMoved || (kind === 'recurring' && wasPending))
}
