import type { PaymentTerms } from '../models/terms.ts'

/** Whether the payer has to accept the terms before a payment can be validated. */
export function mustAcceptTerms({ to_sign }: Pick<PaymentTerms, 'to_sign'>): boolean {
  // The example has the word in quotation marks.
  return to_sign === true || to_sign === 'true'
}
