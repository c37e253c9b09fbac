'use client'
import type { PaymentError, PaymentReference } from '@powens-pay/core'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useOwned } from '../internal/useOwned.ts'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { noPayment } from '../query/noPayment.ts'
import { paymentQueryOptions } from '../query/paymentQueryOptions.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'
import { pausePayment } from '../query/pausePayment.ts'
import { scopeQueryKey } from '../query/scopeQueryKey.ts'
import { useOutcome, type OnOutcome } from './useOutcome.ts'

export interface UsePaymentOptions extends ClientOption {
  /** Throws a failed read to the nearest error boundary. @default false */
  throwOnError?: boolean | undefined
  /** Reads changes from the server's event stream as they happen, where it has one; else the payment is polled. @default true */
  live?: boolean | undefined
  /** Called once with the first outcome, and once with every other one that follows. */
  onOutcome?: OnOutcome | undefined
}

/** Reading again cannot change it: the payment key is refused, or there is no such payment. */
const refusals: readonly unknown[] = [401, 403, 404]

/**
 * Follows one payment until its outcome is final. Reads what you use of the result and nothing else: a read that brings
 * nothing new renders nothing.
 */
export function usePayment(
  reference: PaymentReference | null | undefined,
  { client: given, throwOnError = false, live, onOutcome }: UsePaymentOptions = {},
): UseQueryResult<PaymentSnapshot, PaymentError> {
  const { client } = usePaymentContext('usePayment', given)
  const queryClient = useQueryClient()
  // The same object for as long as it is the same payment.
  const payment = useOwned(client, reference, () => reference ?? noPayment)
  const options = paymentQueryOptions(client, payment)
  const result = useQuery({
    ...options,
    queryKey: scopeQueryKey(queryClient, client, options.queryKey),
    enabled: !!reference,
    throwOnError,
  })
  const { data, error } = result
  useOutcome(client, payment, data, onOutcome)

  const isFinished = data?.outcome.isFinal || data?.isPaused || refusals.includes(error?.status)
  // Before the first answer there is nothing to follow. Known at last, it has a visit's reads of its own.
  const known = data ? 'payment' : error && 'error'
  const followed = isFinished ? null : known
  useEffect(() => {
    if (!followed) return
    const visit = new AbortController()
    import('../events/index.ts').then(
      (events) => events.watchPayment(client, payment, { queryClient, live, signal: visit.signal }),
      // If it cannot be loaded, the payment is read only when the payer asks.
      () => pausePayment(queryClient, client, payment),
    )
    return () => visit.abort()
  }, [client, followed, live, payment, queryClient])
  return result
}
