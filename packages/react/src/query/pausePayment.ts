import type { PaymentClient, PaymentReference } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { referenceQueryKey } from './paymentQueryOptions.ts'
import type { PaymentSnapshot } from './PaymentSnapshot.ts'
import { scopeQueryKey } from './scopeQueryKey.ts'

/** Stops reading the payment until the payer asks. */
export function pausePayment(
  queryClient: QueryClient,
  client: PaymentClient,
  reference: PaymentReference,
): void {
  queryClient.setQueryData<PaymentSnapshot>(
    scopeQueryKey(queryClient, client, referenceQueryKey(reference)),
    (known) => known && { ...known, isPaused: true },
  )
}
