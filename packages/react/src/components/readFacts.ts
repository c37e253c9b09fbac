import type { PaymentView } from '@powens-pay/core'
import type { FactWord } from '../messages/Messages.ts'

/**
 * What a payer may want to keep of a payment, as far as the server knows it. `date` is ISO 8601, `executionDate`
 * is `YYYY-MM-DD`. A server of an older version leaves out what it does not know.
 */
export type Facts = Readonly<Partial<Record<FactWord, string | null>>>

export function readFacts(payment: PaymentView): Facts {
  const { payee, label, bank } = payment
  return {
    payee,
    reference: payment.reference_id,
    label,
    bank,
    date: payment.createdAt,
    executionDate: payment.kind === 'recurring' ? null : payment.execution_date,
  }
}
