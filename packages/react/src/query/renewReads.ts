import type { PaymentReference } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { paymentQueryKey } from './keys.ts'
import type { CachedPayment } from './PaymentSnapshot.ts'

/** The payer asks: a visit's reads are granted once more. */
export function renewReads(queryClient: QueryClient, reference: PaymentReference | undefined): void {
  const queryKey = paymentQueryKey(reference?.paymentId)
  const failures = queryClient.getQueryState(queryKey)?.errorUpdateCount ?? 0
  queryClient.setQueryData<CachedPayment>(queryKey, (cached) => cached && { ...cached, reads: -failures })
}
