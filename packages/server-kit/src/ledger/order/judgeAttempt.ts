import type { Attempt, LiveAttempt } from './Attempt.ts'
import { interpretAttempt } from './interpretAttempt.ts'

/**
 * What an attempt means for its order: money arrived; it may have arrived, and nothing more is reported; a person has to
 * look; it may still bring money; it never will.
 */
export type Standing = 'paid' | 'at_risk' | 'review' | 'open' | 'unpaid'

export function judgeAttempt(attempt: Attempt): Standing {
  if (attempt.stage === 'creating') return 'open'
  if (attempt.stage !== 'live') return 'unpaid'
  const { bucket, isFinal, needsReview } = interpretAttempt(attempt)
  if (needsReview) return 'review'
  switch (bucket) {
    case 'paid':
    case 'at_risk':
      return bucket
    case 'not_paid':
      return 'unpaid'
    case 'cannot_tell':
      return isFinal ? 'review' : 'open'
    case 'in_progress':
      return judgeOpen(attempt)
  }
}

function judgeOpen({ kind, believed, unwanted, token }: LiveAttempt): Standing {
  // A standing order that ran pays what it paid, also while it is being cancelled.
  if (kind === 'recurring' && believed.wasPending) return 'at_risk'
  // Nothing ever led to the bank with it, and nothing will.
  const isClosed = believed.payment.state === 'created' && unwanted !== null && token === null
  return isClosed ? 'unpaid' : 'open'
}
