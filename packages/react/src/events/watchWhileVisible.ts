import type { PaymentClient, PaymentReference } from '@powens-pay/core'
import { watchPayment, type WatchPaymentOptions } from './watchPayment.ts'

/** Watches a payment while the page can be seen: hidden it asks nothing, and shown again it catches up. */
export function watchWhileVisible(
  client: PaymentClient,
  reference: PaymentReference,
  { signal, ...options }: WatchPaymentOptions,
): void {
  let visit = new AbortController()
  const follow = () => {
    visit.abort()
    visit = new AbortController()
    if (document.hidden || signal.aborted) return
    // What cannot be heard is polled.
    watchPayment(client, reference, { ...options, signal: visit.signal }).catch(() => {})
  }
  document.addEventListener('visibilitychange', follow, { signal })
  signal.addEventListener('abort', follow)
  follow()
}
