import { paymentFragment, type PaymentCallback } from '@powens-pay/core'
import { parseReturn } from './parseReturn.ts'

/** Where the callback is kept when a hash router owns the fragment. */
export const historyKey = 'powensPayment'

let seenAddress: string | undefined
let callback: PaymentCallback | null = null

function readAddress(): string {
  const kept: unknown = history.state?.[historyKey]
  return typeof kept === 'string' ? `#${paymentFragment}=${kept}` : location.href
}

/** The callback in the address bar. The same object for as long as the address is the same. */
export function getCallback(): PaymentCallback | null {
  const address = readAddress()
  if (address !== seenAddress) keepCallback(parseReturn(address))
  return callback
}

/** Takes the address as it is now for where the callback came from. */
export function keepCallback(found: PaymentCallback | null): void {
  seenAddress = readAddress()
  callback = found
}

export function subscribeToCallback(listener: () => void): () => void {
  const visit = new AbortController()
  for (const event of ['popstate', 'hashchange']) addEventListener(event, listener, { signal: visit.signal })
  return () => visit.abort()
}
