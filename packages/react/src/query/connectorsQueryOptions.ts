import { listConnectors, type ConnectorView, type PaymentClient, type PaymentError } from '@powens-pay/core'
import { queryOptions } from '@tanstack/react-query'
import { connectorsQueryKey } from './keys.ts'
import { ownQueryDefaults } from './ownQueryDefaults.ts'

/** The banks an order can be paid from, each with its incompatibilities with this payment. */
export function connectorsQueryOptions(client: PaymentClient, input: unknown) {
  return queryOptions<ConnectorView[], PaymentError>({
    ...ownQueryDefaults,
    queryKey: connectorsQueryKey(input),
    queryFn: ({ signal }) => listConnectors(client, { input }, { signal }),
    // The list of banks changes slowly.
    staleTime: 600_000,
  })
}
