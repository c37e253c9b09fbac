import { parseCallback, paymentFragment } from '@powens-pay/core'
import { historyKey, keepCallback } from './callbackStore.ts'

// What Powens appends to the return URL. (reference §6.5)
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
 * sees and which a reload and the Back button keep.
 */
export function tidyAddress(): void {
  const url = new URL(location.href)
  const found = parseCallback(url)
  if (!found || !callbackParameters.some((name) => url.searchParams.has(name))) return
  for (const name of callbackParameters) url.searchParams.delete(name)
  let state: unknown = history.state
  if (found.paymentId !== null && found.paymentKey !== null) {
    const kept = `${found.paymentId}.${found.paymentKey}`
    if (url.hash === '') url.hash = `${paymentFragment}=${kept}`
    else state = { ...(history.state as object | null), [historyKey]: kept }
  }
  history.replaceState(state, '', url)
  // The claims that were in the query stay known to this page; a reload forgets them, and nothing depends on them.
  keepCallback(found)
}
