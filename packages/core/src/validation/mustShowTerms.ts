import type { PaymentTerms } from '../models/terms.ts'

/**
 * Whether the payer has to see the terms and accept them: `to_sign` is true, or nobody knows. Left out, it says that they
 * were accepted before.
 */
export function mustShowTerms(terms: Pick<PaymentTerms, 'to_sign'> | null): boolean {
  if (!terms) return true
  const { to_sign: toSign } = terms
  // The example has the word in quotation marks.
  return toSign !== undefined && toSign !== false && toSign !== 'false'
}
