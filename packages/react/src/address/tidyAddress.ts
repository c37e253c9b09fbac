import { buildReturnFragment, isPaymentKeyShaped, type PaymentReturn } from '@powens-pay/core'
import { announceAddress, keepInEntry } from './returnAddress.ts'

/** What Powens appends to the return URL. (docs/powens.md#callback-query-parameters) */
const callbackParameters = [
  'state',
  'id_payment',
  'error',
  'error_code',
  'error_description',
  'bank_message',
  'payment_state',
]

/**
 * Takes Powens's query out of the address bar and leaves id and key in the fragment, which no server and no referrer sees
 * and which a reload and the Back button keep. Where the fragment is a router's, they go into the history entry.
 */
export function tidyAddress(): void {
  const url = new URL(location.href)
  const found = readQuery(url.searchParams)
  if (!found) return
  for (const name of callbackParameters) url.searchParams.delete(name)
  const fragment = buildReturnFragment(found)
  if (url.hash === '') url.hash = fragment
  history.replaceState(history.state, '', url)
  keepInEntry(fragment)
  announceAddress()
}

/**
 * What Powens's query says, or `null` for a query that is not Powens's: shops and other protocols have an `error` and a
 * `state` too. What it claims beside id and key is ignored.
 */
function readQuery(query: URLSearchParams): PaymentReturn | null {
  const read = (name: string) => {
    const [value, ...others] = query.getAll(name)
    return value !== undefined && others.length === 0 ? value : null
  }
  const state = read('state')
  const id = read('id_payment') ?? ''
  const isNumbered = /^\d{1,15}$/.test(id)
  if (!isNumbered && (state === null || !isPaymentKeyShaped(state))) return null
  if (isNumbered && state) return { paymentId: Number(id), paymentKey: state, error: null }
  return { paymentId: null, paymentKey: null, error: read('error') ?? 'invalid_state' }
}
