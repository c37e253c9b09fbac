'use client'
import type { PaymentError, PaymentReference } from '@powens-pay/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { usePaymentContext } from '../provider/usePaymentContext.ts'
import { paymentQueryOptions } from '../query/paymentQueryOptions.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'
import { useLivePayment } from './useLivePayment.ts'

export interface UsePaymentOptions {
  /** Throws a failed read to the nearest error boundary. @default false */
  throwOnError?: boolean | undefined
  /** Hears changes from the server as they happen, where it can tell them. @default true */
  live?: boolean | undefined
}

/**
 * Follows one payment and says what its state means. Reads what you use of the result and nothing else: a read that
 * brings nothing new renders nothing.
 */
export function usePayment(
  reference: PaymentReference | undefined,
  { throwOnError = false, live = true }: UsePaymentOptions = {},
): UseQueryResult<PaymentSnapshot, PaymentError> {
  const { client, now } = usePaymentContext('usePayment')
  const result = useQuery({ ...paymentQueryOptions(client, reference, now), throwOnError })
  useLivePayment(reference, live && result.data?.outcome.isFinal === false)
  return result
}
