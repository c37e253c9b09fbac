'use client'
import type { PaymentError, PaymentReference } from '@powens-pay/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { paymentQueryOptions } from '../query/paymentQueryOptions.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'

export interface UsePaymentOptions {
  /** Throws a failed read to the nearest error boundary. @default false */
  throwOnError?: boolean | undefined
}

/**
 * Follows one payment and says what its state means. Reads what you use of the result and nothing else: a read that
 * brings nothing new renders nothing.
 */
export function usePayment(
  reference: PaymentReference | undefined,
  { throwOnError = false }: UsePaymentOptions = {},
): UseQueryResult<PaymentSnapshot, PaymentError> {
  const { client, now } = usePaymentContext('usePayment')
  return useQuery({ ...paymentQueryOptions(client, reference, now), throwOnError })
}
