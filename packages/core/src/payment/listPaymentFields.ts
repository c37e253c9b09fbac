import type { PaymentField } from '../models/field.ts'
import type { Payment } from '../models/payment.ts'

/**
 * What the bank asks the payer for, each under the name to answer it with.
 *
 * The reference's table has a dictionary, its examples an array; a payment that asks for nothing may have either, empty,
 * or none. (docs/powens.md#paymentfield)
 */
export function listPaymentFields({ fields }: Pick<Payment, 'fields'>): (PaymentField & { name: string })[] {
  const named = Array.isArray(fields)
    ? fields.map((field) => ({ ...field, name: field.name ?? '' }))
    : Object.entries(fields ?? {}).map(([key, field]) => ({ ...field, name: field.name ?? key }))
  // Without a name there is no way to answer it.
  return named.filter((field) => field.name !== '')
}
