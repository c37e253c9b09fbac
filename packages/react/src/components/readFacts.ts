import type { PaymentView } from '@powens-pay/core'
import type { FactWord } from '../messages/Messages.ts'

/** What a payer may want to keep of a payment, as far as the server knows it. The date is `YYYY-MM-DD`. */
export type Facts = Readonly<Record<FactWord, string | null>>

export function readFacts(payment: PaymentView): Facts {
  // A server of an older version leaves out what it does not know.
  const { payee, reference_id: reference, label, bank } = payment as Partial<PaymentView>
  const executionDate = payment.kind === 'recurring' ? null : payment.execution_date
  return {
    payee: payee ?? null,
    reference: reference ?? null,
    label: label ?? null,
    bank: bank ?? null,
    executionDate,
  }
}
