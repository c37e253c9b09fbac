import { findPayment, type FoundPayment, type PaymentClient, type PaymentError } from '@powens-pay/core'
import { queryOptions } from '@tanstack/react-query'
import { orderQueryKey } from './keys.ts'

/** An order's latest payment and the key to follow it, or `null`. Creates nothing. */
export function orderQueryOptions(client: PaymentClient, input: unknown) {
  return queryOptions<
    FoundPayment | null,
    PaymentError,
    FoundPayment | null,
    ReturnType<typeof orderQueryKey>
  >({
    queryKey: orderQueryKey(input),
    queryFn: ({ signal }) => findPayment(client, { input }, { signal }),
    // A payer who comes back from the bank by the Back button is told the truth.
    refetchOnMount: 'always',
  })
}
