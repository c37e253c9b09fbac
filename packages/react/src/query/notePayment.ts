import { advancePayment, type PaymentReference, type PaymentView } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { paymentQueryKey } from './keys.ts'
import type { CachedPayment } from './PaymentSnapshot.ts'

/** What was learnt of a payment other than by reading it: folded in, and no part of this visit's reads. */
export function notePayment(
  queryClient: QueryClient,
  { paymentId }: Pick<PaymentReference, 'paymentId'>,
  payment: PaymentView,
  observedAt: number,
): void {
  queryClient.setQueryData<CachedPayment>(paymentQueryKey(paymentId), (cached) => ({
    ...advancePayment(cached, { payment, observedAt, source: payment.source }),
    reads: cached?.reads ?? 0,
    isLive: cached?.isLive ?? false,
  }))
}
