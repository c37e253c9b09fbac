import { nextPollDelay, type PaymentClient, type PaymentReference, type PaymentView } from '@powens-pay/core'
import { focusManager, type QueryClient } from '@tanstack/react-query'
import { paymentQueryKey } from '../query/keys.ts'
import { notePayment } from '../query/notePayment.ts'
import { pausePayment } from '../query/pausePayment.ts'
import { followPayment } from './followPayment.ts'
import { pause } from './pause.ts'

export interface WatchPaymentOptions {
  queryClient: QueryClient
  /** Hears the server's events, where it has them. @default true */
  live?: boolean | undefined
  /** Ends it; `usePayment` does so when the outcome is final. */
  signal: AbortSignal
}

const reopenDelay = 1000

/** Who is watched in each cache, and by how many. */
const watches = new WeakMap<QueryClient, Map<number, { holders: number; end: () => void }>>()

/**
 * Keeps the query cache told of a payment that was read once, and once however many watch. While the server's stream is
 * open nobody polls; once it breaks, or where there is none, the payment is read at widening intervals, until this
 * visit's reads are used up. A page that is hidden asks nothing, and shown again it catches up.
 */
export function watchPayment(
  client: PaymentClient,
  reference: PaymentReference,
  { queryClient, live = true, signal }: WatchPaymentOptions,
): void {
  if (signal.aborted) return
  const { paymentId } = reference
  const watched = watches.get(queryClient) ?? new Map()
  watches.set(queryClient, watched)
  const watch = watched.get(paymentId) ?? {
    holders: 0,
    end: startWatch(client, reference, queryClient, live),
  }
  watched.set(paymentId, watch)
  watch.holders += 1
  signal.addEventListener('abort', () => {
    watch.holders -= 1
    if (watch.holders > 0) return
    watched.delete(paymentId)
    watch.end()
  })
}

function startWatch(
  client: PaymentClient,
  reference: PaymentReference,
  queryClient: QueryClient,
  live: boolean,
): () => void {
  let reads = 1

  async function follow(visit: AbortSignal, isBack: boolean): Promise<void> {
    let isFinal = false
    for (let isHeard = live; isHeard && !isFinal && !visit.aborted;) {
      isHeard = false
      const onPayment = (payment: PaymentView) => {
        isHeard = true
        isFinal = payment.outcome.isFinal
        notePayment(queryClient, reference, payment)
      }
      await followPayment(client, reference, { onPayment, signal: visit }).catch(() => (isHeard = false))
      // Proxies end long connections: one that brought something is opened again.
      if (isHeard && !isFinal) await pause(reopenDelay, visit)
    }
    for (let isDue = isBack; !isFinal && !visit.aborted; isDue = false) {
      const delay = nextPollDelay(reads)
      if (delay === false) return pausePayment(queryClient, reference)
      if (!isDue) await pause(delay, visit)
      if (visit.aborted) return
      reads += 1
      await queryClient.refetchQueries({ queryKey: paymentQueryKey(reference.paymentId), exact: true })
    }
  }

  let visit = new AbortController()
  const look = (isBack: boolean) => {
    visit.abort()
    visit = new AbortController()
    if (focusManager.isFocused()) void follow(visit.signal, isBack)
  }
  const unsubscribe = focusManager.subscribe(() => look(true))
  look(false)
  return () => {
    unsubscribe()
    visit.abort()
  }
}
