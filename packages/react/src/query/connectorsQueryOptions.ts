import { listConnectors, type ConnectorView, type PaymentClient, type PaymentError } from '@powens-pay/core'
import { queryOptions } from '@tanstack/react-query'
import { connectorsQueryKey } from './keys.ts'
import type { OwnQueryOptions } from './OwnQueryOptions.ts'
import { ownQueryDefaults, refreshed } from './ownQueryDefaults.ts'

/** The banks an order can be paid from, each with its incompatibilities with this payment. */
export function connectorsQueryOptions(
  client: PaymentClient,
  input: unknown,
): OwnQueryOptions<ConnectorView[]> {
  const options = queryOptions<ConnectorView[], PaymentError>({
    ...ownQueryDefaults,
    ...refreshed,
    queryKey: connectorsQueryKey(input),
    // The list of banks changes slowly.
    staleTime: 600_000,
  })
  return { ...options, queryFn: ({ signal }) => listConnectors(client, { input }, { signal }) }
}
