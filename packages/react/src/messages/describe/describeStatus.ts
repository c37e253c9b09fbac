import type { PaymentOutcome } from '@powens-pay/core'
import type { PaymentStatusState } from '../../hooks/usePaymentStatus.ts'
import type { Messages, OutcomeWord, Words } from '../Messages.ts'

type Shown = Pick<PaymentStatusState, 'status' | 'reason' | 'action' | 'review'>

function getOutcomeWord({ status, reason, action, review }: Shown): OutcomeWord | null {
  if (status === 'none') return null
  if (review) return 'review'
  if (status === 'failed') return reason
  return status === 'requires_action' ? action : status
}

/** The headline and sentence of a status, or `null` while there is nothing to say. */
export function describeStatus(state: Shown, messages: Pick<Messages, 'outcomes'>): Words | null {
  const word = getOutcomeWord(state)
  // A server may know outcomes that this version has no words for.
  return word && (messages.outcomes[word] ?? messages.outcomes.unknown)
}

/** The headline and sentence of an outcome. */
export function describeOutcome(outcome: PaymentOutcome, messages: Pick<Messages, 'outcomes'>): Words | null {
  const { reason = null, action = null } = outcome as Partial<Shown>
  return describeStatus({ status: outcome.status, reason, action, review: outcome.needsReview }, messages)
}
