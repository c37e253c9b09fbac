import type { PaymentClient, PaymentReference, PaymentView } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { referenceQueryKey } from './paymentQueryOptions.ts'
import { toSnapshot } from './PaymentSnapshot.ts'
import { scopeQueryKey } from './scopeQueryKey.ts'

/** Writes a payment into the query cache that was not read by its query. */
export function notePayment(
  queryClient: QueryClient,
  client: PaymentClient,
  reference: PaymentReference,
  payment: PaymentView,
): void {
  const queryKey = scopeQueryKey(queryClient, client, referenceQueryKey(reference))
  queryClient.setQueryData(queryKey, toSnapshot(payment))
}
