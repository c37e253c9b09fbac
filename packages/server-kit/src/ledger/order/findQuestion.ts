import type { ReviewQuestion } from '@powens-pay/core'
import type { LiveAttempt } from './Attempt.ts'
import { getResolution, getReview } from './getReview.ts'
import { interpretAttempt } from './interpretAttempt.ts'

/** What a person has to find out about a payment's money; `null` when there is nothing, or somebody said it. */
export function findQuestion(attempt: LiveAttempt): ReviewQuestion | null {
  const { needsReview, bucket, isFinal, status } = interpretAttempt(attempt)
  if (needsReview) return getReview(attempt) ?? 'unknown'
  if (getResolution(attempt) !== null || !isFinal) return null
  if (bucket === 'at_risk') {
    if (status === 'partially_succeeded') return 'partial'
    return status === 'stopped' ? 'stopped' : 'accepted'
  }
  if (bucket !== 'cannot_tell') return null
  return attempt.believed.payment.state === 'expired' ? 'expired' : 'unknown'
}
