import { listConnectors, type ConnectorView, type PaymentClient, type PaymentError } from '@powens-pay/core'
import { queryOptions } from '@tanstack/react-query'
import { connectorsQueryKey } from './keys.ts'

/** The banks an order can be paid from, each with what speaks against it for this payment. */
export function connectorsQueryOptions(client: PaymentClient, input: unknown) {
  return queryOptions<ConnectorView[], PaymentError, ConnectorView[], ReturnType<typeof connectorsQueryKey>>({
    queryKey: connectorsQueryKey(input),
    queryFn: ({ signal }) => listConnectors(client, { input }, { signal }),
    // Banks come and go slowly.
    staleTime: 600_000,
  })
}
