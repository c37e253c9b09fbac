import { getErrorEntry, type PaymentOutcome } from '@powens-pay/core'
import type { Messages } from './Messages.ts'

/** What the payer had best do next, from the catalogue of errors. */
export function listSteps(outcome: PaymentOutcome, { steps }: Messages): string[] {
  if (outcome.status === 'failed') {
    if (outcome.reason === 'expired') return [steps.contact_shop]
    return [steps[getErrorEntry(outcome.errorCode ?? 'noSpecifiedReason').nextStep]]
  }
  return /^(unknown|partially_succeeded|stopped)$/.test(outcome.status) || outcome.needsReview
    ? [steps.contact_shop]
    : []
}
