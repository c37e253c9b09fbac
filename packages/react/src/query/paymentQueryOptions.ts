import { getPayment, type PaymentClient, type PaymentError, type PaymentReference } from '@powens-pay/core'
import { queryOptions, skipToken, type SkipToken } from '@tanstack/react-query'
import { paymentQueryKey } from './keys.ts'
import { toSnapshot, type PaymentSnapshot } from './PaymentSnapshot.ts'
import { sharePayment } from './sharePayment.ts'

type Options = ReturnType<typeof createOptions>

/** Of a payment that is known, which is what Suspense takes. */
type KnownOptions = Omit<Options, 'queryFn'> & {
  queryFn: Exclude<Options['queryFn'], SkipToken | undefined>
}

/**
 * One payment, read once and never again when its outcome is final. `usePayment` follows it until then. The payment key
 * is not part of the query key.
 */
export const paymentQueryOptions = createOptions as {
  (client: PaymentClient, reference: PaymentReference): KnownOptions
  (client: PaymentClient, reference: PaymentReference | undefined): Options
}

function createOptions(client: PaymentClient, reference: PaymentReference | undefined) {
  return queryOptions<PaymentSnapshot, PaymentError, PaymentSnapshot, ReturnType<typeof paymentQueryKey>>({
    queryKey: paymentQueryKey(reference?.paymentId),
    queryFn: reference
      ? async ({ signal }) => toSnapshot(await getPayment(client, reference, { signal }))
      : skipToken,
    structuralSharing: sharePayment,
    staleTime: ({ state }) => (state.data?.outcome.isFinal ? Infinity : 0),
    // Who follows a payment reads it again, at the right times.
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
}
