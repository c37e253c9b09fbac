import { errorFragment, parseCallback, paymentFragment } from '@powens-pay/core'
import { addressKey } from './returnAddress.ts'

// What Powens appends to the return URL. (docs/powens.md#callback-query-parameters)
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
 * Takes Powens's query out of the address bar and leaves id and key in the fragment, which no server and no referrer
 * sees and which a reload and the Back button keep. What the query claims beside them is nothing to go by.
 */
export function tidyAddress(): void {
  const url = new URL(location.href)
  const found = parseCallback(url)
  if (!found || !callbackParameters.some((name) => url.searchParams.has(name))) return
  for (const name of callbackParameters) url.searchParams.delete(name)
  const { paymentId, paymentKey, error, claimed } = found
  const fragment =
    paymentId !== null && paymentKey !== null
      ? `#${paymentFragment}=${paymentId}.${paymentKey}`
      : `#${errorFragment}=${encodeURIComponent(error ?? claimed.error ?? 'invalid_state')}`
  let state: unknown = history.state
  if (url.hash === '') url.hash = fragment
  else state = { ...(history.state as object | null), [addressKey]: fragment }
  history.replaceState(state, '', url)
  dispatchEvent(new Event(addressKey))
}
