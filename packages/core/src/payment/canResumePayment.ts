import type { ReviewReason } from './PaymentOutcome.ts'

/** Powens's payment, or the view of it. */
export interface ResumablePayment {
  state: string
  /** Why a person has to look first. @default null */
  review?: ReviewReason | null | undefined
}

/**
 * Whether the payer can still go to the bank to approve this payment: it is `created` or `validating`, and no person has
 * to look first.
 */
export function canResumePayment({ state, review }: ResumablePayment): boolean {
  return !review && (state === 'created' || state === 'validating')
}
