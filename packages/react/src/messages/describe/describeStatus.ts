import type { PaymentOutcome } from '@powens-pay/core'
import type { PaymentStatusState } from '../../hooks/usePaymentStatus.ts'
import type { Messages, OutcomeWord, Words } from '../Messages.ts'

type Shown = Pick<PaymentStatusState, 'status' | 'reason' | 'action' | 'review'> & {
  errorCode?: string | null | undefined
  /** Why the shop does not want it any more. */
  unwanted?: string | null | undefined
}

/** Refusals that are not the bank's: to say that it declined would be wrong. */
const notDeclined = ['websiteunavailable', 'noanswerfromcustomer', 'confirmationrefused']

function getFailureWord({ reason, errorCode, unwanted }: Shown): OutcomeWord | null {
  if (unwanted === 'replaced' || unwanted === 'withdrawn') return unwanted
  return reason === 'rejected' && notDeclined.includes(errorCode?.toLowerCase() ?? '') ? 'not_made' : reason
}

function getOutcomeWord(shown: Shown): OutcomeWord | null {
  const { status, action, review } = shown
  if (status === 'none') return null
  if (review && !(status === 'failed' && shown.unwanted)) return 'review'
  if (status === 'failed') return getFailureWord(shown)
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
  const { status, needsReview: review } = outcome
  const { reason = null, action = null, errorCode } = outcome as Partial<Shown>
  return describeStatus({ status, reason, action, review, errorCode }, messages)
}
