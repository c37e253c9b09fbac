import type { PaymentClient, PaymentReference } from '@powens-pay/core'
import { focusManager, onlineManager, type QueryClient } from '@tanstack/react-query'
import { followVisit } from './followVisit.ts'

export interface WatchPaymentOptions {
  queryClient: QueryClient
  /** Reads the server's event stream, where it has one. @default true */
  live?: boolean | undefined
  /** Ends it; `usePayment` does so when the outcome is final. */
  signal: AbortSignal
}

interface Watch {
  holders: number
  end: () => void
}

/** The payments that are followed in each cache, with the number of watchers. */
const watches = new WeakMap<QueryClient, WeakMap<PaymentClient, Map<string, Watch>>>()

function getWatches(queryClient: QueryClient, client: PaymentClient): Map<string, Watch> {
  const ofCache = watches.get(queryClient) ?? new WeakMap<PaymentClient, Map<string, Watch>>()
  watches.set(queryClient, ofCache)
  const ofClient = ofCache.get(client) ?? new Map<string, Watch>()
  ofCache.set(client, ofClient)
  return ofClient
}

/**
 * Keeps the query cache up to date with a payment that was read once, and once however many watch it. While the server's
 * stream is open there is no polling; where there is none, or it ends again and again, the payment is read at widening
 * intervals, until this visit's reads are used up. A page that is hidden or offline asks nothing; shown or online again
 * it catches up.
 */
export function watchPayment(
  client: PaymentClient,
  reference: PaymentReference,
  { queryClient, live = true, signal }: WatchPaymentOptions,
): void {
  if (signal.aborted) return
  const watched = getWatches(queryClient, client)
  const name = `${reference.paymentId}.${reference.paymentKey}`
  const watch = watched.get(name) ?? { holders: 0, end: startWatch(client, reference, queryClient, live) }
  watched.set(name, watch)
  watch.holders += 1
  signal.addEventListener('abort', () => {
    watch.holders -= 1
    if (watch.holders > 0) return
    watched.delete(name)
    watch.end()
  })
}

function startWatch(
  client: PaymentClient,
  reference: PaymentReference,
  queryClient: QueryClient,
  live: boolean,
): () => void {
  // Shared by all visits of one watch: to hide a page and show it again brings no new reads.
  const budget = { reads: 1, shortStreams: live ? 0 : Infinity }
  let visit = new AbortController()
  const start = (isBack: boolean) => {
    visit.abort()
    visit = new AbortController()
    if (focusManager.isFocused() && onlineManager.isOnline())
      void followVisit({ client, reference, queryClient, budget, isBack, signal: visit.signal })
  }
  const comeBack = () => start(true)
  const stops = [focusManager.subscribe(comeBack), onlineManager.subscribe(comeBack)]
  start(false)
  return () => {
    for (const stop of stops) stop()
    visit.abort()
  }
}
