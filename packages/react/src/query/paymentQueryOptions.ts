import {
  advancePayment,
  type BelievedPayment,
  type PaymentClient,
  type PaymentError,
  type PaymentReference,
  type PaymentView,
} from '@powens-pay/core'
import { queryOptions, skipToken, type Query } from '@tanstack/react-query'
import { toPaymentError } from '../internal/toPaymentError.ts'
import { paymentQueryKey } from './keys.ts'
import { readPayment, type PaymentSnapshot } from './PaymentSnapshot.ts'
import { getReadDelay } from './pollBudget.ts'
import { sharePayment } from './sharePayment.ts'

export type CachedPayment = BelievedPayment<PaymentView>
export type PaymentQuery = Query<
  CachedPayment,
  PaymentError,
  CachedPayment,
  ReturnType<typeof paymentQueryKey>
>

const mayRead = (query: PaymentQuery): boolean => getReadDelay(query) !== false

/** One payment, read again at widening intervals until its outcome is final. The key is not part of the query key. */
export function paymentQueryOptions(
  client: PaymentClient,
  reference: PaymentReference | undefined,
  now: () => number = Date.now,
) {
  return queryOptions<CachedPayment, PaymentError, PaymentSnapshot, ReturnType<typeof paymentQueryKey>>({
    queryKey: paymentQueryKey(reference?.paymentId),
    queryFn: reference
      ? async ({ signal }) => {
          // Which of two answers is newer is judged by when they were asked for.
          const observedAt = now()
          const payment = await client.getPayment(reference, { signal }).catch((cause: unknown) => {
            throw toPaymentError(cause)
          })
          return advancePayment(undefined, { payment, observedAt, source: payment.source })
        }
      : skipToken,
    select: readPayment,
    structuralSharing: sharePayment,
    // Reading again later is the retry.
    retry: false,
    refetchInterval: getReadDelay,
    refetchIntervalInBackground: false,
    refetchOnMount: mayRead,
    refetchOnReconnect: mayRead,
    refetchOnWindowFocus: mayRead,
  })
}
