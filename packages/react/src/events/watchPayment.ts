import type { PaymentClient, PaymentReference } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { paymentQueryKey } from '../query/keys.ts'
import { notePayment } from '../query/notePayment.ts'
import { readPayment, type CachedPayment } from '../query/PaymentSnapshot.ts'
import { followPayment } from './followPayment.ts'

export interface WatchPaymentOptions {
  queryClient: QueryClient
  now: () => number
  signal: AbortSignal
}

/**
 * Keeps the query cache told of a payment until it is final. While the stream is open nobody polls; once it breaks, or
 * where the server has none, polling goes on.
 */
export async function watchPayment(
  client: PaymentClient,
  reference: PaymentReference,
  { queryClient, now, signal }: WatchPaymentOptions,
): Promise<void> {
  const queryKey = paymentQueryKey(reference.paymentId)
  const setLive = (isLive: boolean) =>
    queryClient.setQueryData<CachedPayment>(
      queryKey,
      (cached) => cached && { ...cached, reads: cached.reads ?? 0, isLive },
    )
  const isOpen = () => {
    const cached = queryClient.getQueryData<CachedPayment>(queryKey)
    return !signal.aborted && !!cached && !readPayment(cached).outcome.isFinal
  }

  // A connection that brought something may be opened again: proxies end the long ones.
  for (let isHeard = true; isHeard && isOpen();) {
    isHeard = false
    const startedAt = now()
    try {
      await followPayment(client, reference, {
        signal,
        onPayment(payment) {
          notePayment(queryClient, reference, payment, isHeard ? now() : startedAt)
          if (!isHeard) setLive(true)
          isHeard = true
        },
      })
    } catch {
      isHeard = false
    }
  }
  setLive(false)
}
