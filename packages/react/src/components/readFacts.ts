import type { PaymentView } from '@powens-pay/core'
import type { FactWord } from '../messages/Messages.ts'

/** What a payer may want to keep of a payment, as far as the server knows it. Dates are `YYYY-MM-DD`. */
export type Facts = Readonly<Record<FactWord, string | null>>

/** Days are the payer's own with `isLocal`, otherwise UTC's. */
export function readFacts(payment: PaymentView, isLocal = false): Facts {
  // A server of an older version leaves out what it does not know.
  const { payee, reference_id: reference, label, bank, createdAt } = payment as Partial<PaymentView>
  const executionDate = payment.kind === 'recurring' ? null : payment.execution_date
  return {
    payee: payee ?? null,
    reference: reference ?? null,
    label: label ?? null,
    bank: bank ?? null,
    date: readDay(createdAt, isLocal),
    executionDate,
  }
}

function readDay(instant: string | null | undefined, isLocal: boolean): string | null {
  const date = new Date(instant ?? '')
  if (Number.isNaN(+date)) return null
  if (isLocal) date.setMinutes(date.getMinutes() - date.getTimezoneOffset())
  return date.toISOString().slice(0, 10)
}
