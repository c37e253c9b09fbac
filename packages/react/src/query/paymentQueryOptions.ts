import {
  advancePayment,
  getPayment,
  nextPollDelay,
  type PaymentClient,
  type PaymentError,
  type PaymentReference,
} from '@powens-pay/core'
import { queryOptions, skipToken, type Query, type SkipToken } from '@tanstack/react-query'
import { paymentQueryKey } from './keys.ts'
import { readPayment, type CachedPayment, type PaymentSnapshot } from './PaymentSnapshot.ts'
import { sharePayment } from './sharePayment.ts'

type Key = ReturnType<typeof paymentQueryKey>

/** Milliseconds until the payment is read again, or `false`: nothing more could be told, or this visit's reads are used up. */
function getReadDelay({
  state: { data, error, errorUpdateCount },
}: Query<CachedPayment, PaymentError, CachedPayment, Key>) {
  // A key that is refused once is refused for ever.
  if (data?.isLive || [401, 403, 404].includes(error?.status ?? 0)) return false
  return !(data && readPayment(data).outcome.isFinal) && nextPollDelay((data?.reads ?? 0) + errorUpdateCount)
}

type Options = ReturnType<typeof createOptions>

/** Of a payment that is known, which is what Suspense takes. */
type KnownOptions = Omit<Options, 'queryFn'> & {
  queryFn: Exclude<Options['queryFn'], SkipToken | undefined>
}

/** One payment, read again at widening intervals until its outcome is final. The key is not part of the query key. */
export const paymentQueryOptions = createOptions as {
  (client: PaymentClient, reference: PaymentReference, now?: () => number): KnownOptions
  (client: PaymentClient, reference: PaymentReference | undefined, now?: () => number): Options
}

function createOptions(
  client: PaymentClient,
  reference: PaymentReference | undefined,
  now: () => number = Date.now,
) {
  const mayRead = (query: Parameters<typeof getReadDelay>[0]) => !!getReadDelay(query)
  return queryOptions<CachedPayment, PaymentError, PaymentSnapshot, Key>({
    queryKey: paymentQueryKey(reference?.paymentId),
    queryFn: reference
      ? async ({ signal }) => {
          // Which of two answers is newer is judged by when they were asked for.
          const observedAt = now()
          const payment = await getPayment(client, reference, { signal })
          return advancePayment(undefined, { payment, observedAt, source: payment.source })
        }
      : skipToken,
    select: readPayment,
    structuralSharing: sharePayment,
    // Reading again later is the retry.
    retry: false,
    refetchInterval: getReadDelay,
    refetchOnMount: mayRead,
    refetchOnReconnect: mayRead,
    refetchOnWindowFocus: mayRead,
  })
}
