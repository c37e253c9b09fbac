import { getErrorEntry, type ErrorNextStep } from '../errors/errorCatalogue.ts'
import type { PaymentOutcome } from './PaymentOutcome.ts'

/** What the payer can do now besides waiting, from the catalogue of errors; `null` when there is nothing to do. */
export function getNextStep(outcome: PaymentOutcome): ErrorNextStep | null {
  if (outcome.needsReview) return 'contact_shop'
  switch (outcome.status) {
    case 'failed':
      // The money of an expired payment may have moved, so "try again" is never the advice.
      if (outcome.reason === 'expired') return 'contact_shop'
      return getErrorEntry(outcome.errorCode ?? 'noSpecifiedReason').nextStep
    case 'partially_succeeded':
    case 'stopped':
    case 'unknown':
      return 'contact_shop'
    case 'requires_action':
    case 'processing':
    case 'active':
    case 'succeeded':
    case 'accepted':
      return null
  }
}
