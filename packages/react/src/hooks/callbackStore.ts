import { parseCallback, type PaymentCallback } from '@powens-pay/core'

/** Where the callback is kept when a hash router owns the fragment. */
const historyKey = 'powensPayment'
const listeners = new Set<() => void>()

let seenLocation: string | undefined
let callback: PaymentCallback | null = null

function currentLocation(): string {
  const kept = (history.state as Record<string, unknown> | null)?.[historyKey]
  return typeof kept === 'string' ? `${location.href.split('#')[0]}#powens-payment=${kept}` : location.href
}

/** The callback in the address bar. The same object for as long as the address is the same. */
export function getCallback(): PaymentCallback | null {
  const current = currentLocation()
  if (current !== seenLocation) {
    seenLocation = current
    callback = parseCallback(current)
  }
  return callback
}

export function subscribeToCallback(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  window.addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
    window.removeEventListener('hashchange', listener)
  }
}

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
  const found = getCallback()
  if (!found || !callbackParameters.some((name) => url.searchParams.has(name))) return
  for (const name of callbackParameters) url.searchParams.delete(name)
  let state: unknown = history.state
  if (found.paymentId !== null && found.paymentKey !== null) {
    const kept = `${found.paymentId}.${found.paymentKey}`
    if (url.hash === '') url.hash = `powens-payment=${kept}`
    else state = { ...(history.state as object | null), [historyKey]: kept }
  }
  history.replaceState(state, '', url)
  // The claims that were in the query stay known to this page; a reload forgets them, and nothing depends on them.
  seenLocation = currentLocation()
}
