/** What the answer is read from: Powens's payment, or a view of it. */
export interface ResumablePayment {
  state: string
  /** Why a person has to look first. @default null */
  review?: 'conflict' | 'payment_mismatch' | null | undefined
}

/**
 * Whether the payer may still be sent to the bank to approve this payment: the bank does not have it yet, and it is the
 * payment that was asked for.
 */
export function canResumePayment({ state, review }: ResumablePayment): boolean {
  return !review && (state === 'created' || state === 'validating')
}
