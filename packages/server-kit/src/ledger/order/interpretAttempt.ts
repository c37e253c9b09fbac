import { interpretPayment, type InterpretPaymentOptions, type PaymentOutcome } from '@powens-pay/core'
import type { LiveAttempt } from './Attempt.ts'
import { getResolution, getReview } from './getReview.ts'

/** What is known of a payment beside Powens's words, as far as it decides what they mean. */
export function readFacts(attempt: LiveAttempt): InterpretPaymentOptions {
  const { kind, token, believed } = attempt
  const { source, wasPending: wasActive } = believed
  // Without a token nothing could lead the payer to the bank.
  const neverBegun = token === null && !wasActive
  return { source, kind, wasActive, neverBegun, review: getReview(attempt), resolved: getResolution(attempt) }
}

export const interpretAttempt = (attempt: LiveAttempt): PaymentOutcome =>
  interpretPayment(attempt.believed.payment, readFacts(attempt))
