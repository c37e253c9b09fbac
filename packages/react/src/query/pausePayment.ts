import type { PaymentReference } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { paymentQueryKey } from './keys.ts'
import type { PaymentSnapshot } from './PaymentSnapshot.ts'

/** From here on only the payer asks. */
export function pausePayment(
  queryClient: QueryClient,
  { paymentId }: Pick<PaymentReference, 'paymentId'>,
): void {
  queryClient.setQueryData<PaymentSnapshot>(
    paymentQueryKey(paymentId),
    (known) => known && { ...known, isPaused: true },
  )
}
