import { paymentFragment, parseCallback, type PaymentCallback } from '@powens-pay/core'

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
  if (address !== seenAddress) {
    seenAddress = address
    callback = parseCallback(address)
  }
  return callback
}

/** Takes the address as it is now for the one the callback came from. */
export function keepCallback(): void {
  seenAddress = readAddress()
}

export function subscribeToCallback(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener('hashchange', listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener('hashchange', listener)
  }
}
