import { getPayment, type PaymentClient, type PaymentError, type PaymentReference } from '@powens-pay/core'
import type { queryOptions } from '@tanstack/react-query'
import { paymentQueryKey } from './keys.ts'
import { toSnapshot, type PaymentSnapshot } from './PaymentSnapshot.ts'
import { sharePayment } from './sharePayment.ts'

type Key = ReturnType<typeof paymentQueryKey>
type Options = ReturnType<typeof queryOptions<PaymentSnapshot, PaymentError, PaymentSnapshot, Key>>

/** Of a payment that is known, which is what Suspense takes. */
type KnownOptions = Omit<Options, 'queryFn' | 'enabled'> & {
  queryFn: (context: { signal: AbortSignal }) => Promise<PaymentSnapshot>
}

/**
 * One payment, read once and never again when its outcome is final. `usePayment` follows it until then. The payment key
 * is not part of the query key.
 */
export const paymentQueryOptions = createOptions as unknown as {
  (client: PaymentClient, reference: PaymentReference): KnownOptions
  (client: PaymentClient, reference: PaymentReference | undefined): Options
}

function createOptions(client: PaymentClient, reference: PaymentReference | undefined) {
  return {
    queryKey: paymentQueryKey(reference?.paymentId),
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      toSnapshot(await getPayment(client, reference as PaymentReference, { signal })),
    enabled: !!reference,
    structuralSharing: sharePayment,
    staleTime: ({ state }: { state: { data: PaymentSnapshot | undefined } }) =>
      state.data?.outcome.isFinal ? Infinity : 0,
    // Who follows a payment reads it again, at the right times.
    retry: false,
    refetchOnWindowFocus: false,
  } as const
}
