import type { PaymentView } from '@powens-pay/core'
import type { LiveAttempt } from './Attempt.ts'

/** Why a person has to look at a payment before anything else happens with it, or `null`. */
export function getReview({ believed, isMismatch }: LiveAttempt): PaymentView['review'] {
  if (believed.conflict) return 'conflict'
  return isMismatch ? 'payment_mismatch' : null
}
