import { buildReturnFragment, isPaymentKeyShaped } from '@powens-pay/core'

/** What Powens appends to the return URL. (docs/powens.md#callback-query-parameters) */
export const callbackParameters = [
  'state',
  'id_payment',
  'error',
  'error_code',
  'error_description',
  'bank_message',
  'payment_state',
]

/**
 * What Powens's query says, as a fragment, or an empty text for a query that is not Powens's: shops and other protocols have
 * an `error` and a `state` too. What it claims beside id and key is ignored.
 */
export function readCallback(search: string): string {
  const query = new URLSearchParams(search)
  // What is given twice says nothing.
  const read = (name: string) => (query.getAll(name).length === 1 ? query.get(name) : null) ?? ''
  const paymentKey = read('state')
  const id = read('id_payment')
  const isNumbered = /^\d{1,15}$/.test(id)
  if (isNumbered && paymentKey) return buildReturnFragment({ paymentId: Number(id), paymentKey, error: null })
  if (!isNumbered && !isPaymentKeyShaped(paymentKey)) return ''
  return buildReturnFragment({ paymentId: null, paymentKey: null, error: read('error') || 'invalid_state' })
}
