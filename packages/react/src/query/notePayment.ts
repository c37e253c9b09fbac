import type { PaymentReference, PaymentView } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { paymentQueryKey } from './keys.ts'
import { toSnapshot } from './PaymentSnapshot.ts'

/** Tells the query cache what was learnt of a payment other than by reading it. */
export function notePayment(
  queryClient: QueryClient,
  { paymentId }: Pick<PaymentReference, 'paymentId'>,
  payment: PaymentView,
): void {
  queryClient.setQueryData(paymentQueryKey(paymentId), toSnapshot(payment))
}
