import { getErrorEntry, type ErrorNextStep } from '../errors/errorCatalogue.ts'
import type { PaymentOutcome } from './PaymentOutcome.ts'

/** What the payer had best do now, where there is something to do beside waiting; from the catalogue of errors. */
export function getNextStep(outcome: PaymentOutcome): ErrorNextStep | null {
  const { status, needsReview } = outcome
  // An expired payment may have been paid all the same, so that trying again is never the advice.
  if (status === 'failed' && outcome.reason !== 'expired' && !needsReview)
    return getErrorEntry(outcome.errorCode ?? 'noSpecifiedReason').nextStep
  return needsReview || /^(failed|unknown|partially_succeeded|stopped)$/.test(status) ? 'contact_shop' : null
}
