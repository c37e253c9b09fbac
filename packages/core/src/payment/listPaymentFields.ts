import type { PaymentField } from '../models/field.ts'
import type { Payment } from '../models/payment.ts'

/**
 * Lists what the bank asks the payer for. The answer to a field is sent under its name.
 *
 * Powens's table has a dictionary, its examples an array. A payment without fields may have an empty one of either, or
 * none. (docs/powens.md#paymentfield)
 */
export function listPaymentFields({ fields }: Pick<Payment, 'fields'>): (PaymentField & { name: string })[] {
  const named = Array.isArray(fields)
    ? fields.map((field) => ({ ...field, name: field.name ?? '' }))
    : Object.entries(fields ?? {}).map(([key, field]) => ({ ...field, name: field.name ?? key }))
  // A field without a name cannot be answered.
  return named.filter((field) => field.name !== '')
}
