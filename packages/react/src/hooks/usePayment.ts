'use client'
import type { PaymentError, PaymentOutcome, PaymentReference, PaymentView } from '@powens-pay/core'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLatest } from '../internal/useLatest.ts'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { paymentQueryOptions } from '../query/paymentQueryOptions.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'
import { pausePayment } from '../query/pausePayment.ts'

export interface UsePaymentOptions extends ClientOption {
  /** Throws a failed read to the nearest error boundary. @default false */
  throwOnError?: boolean | undefined
  /** Hears changes from the server as they happen, where it can tell them; else the payment is polled. @default true */
  live?: boolean | undefined
  /** Called with the first outcome and with every other one that follows. */
  onOutcome?: ((outcome: PaymentOutcome, payment: PaymentView) => void) | undefined
}

/**
 * Follows one payment until its outcome is final. Reads what you use of the result and nothing else: a read that brings
 * nothing new renders nothing.
 */
export function usePayment(
  reference: PaymentReference | undefined,
  { client: given, throwOnError = false, live, onOutcome }: UsePaymentOptions = {},
): UseQueryResult<PaymentSnapshot, PaymentError> {
  const { client } = usePaymentContext('usePayment', given)
  const queryClient = useQueryClient()
  const result = useQuery({ ...paymentQueryOptions(client, reference), throwOnError })
  const { data, error } = result
  const { paymentId, paymentKey } = reference ?? {}

  const tell = useLatest(() => {
    if (data) onOutcome?.(data.outcome, data.payment)
  })
  const outcome = data?.outcome
  useEffect(() => tell.current(), [tell, outcome])

  const isFinished = data && (data.outcome.isFinal || data.isPaused)
  // A key that is refused once is refused for ever.
  const isOver = isFinished || /40[134]/.test(String(error?.status))
  const follows = !isOver && (data ? 'payment' : error && 'error')
  useEffect(() => {
    if (!follows || paymentId === undefined || !paymentKey) return
    const visit = new AbortController()
    import('../events/index.ts').then(
      ({ watchPayment }) =>
        watchPayment(client, { paymentId, paymentKey }, { queryClient, live, signal: visit.signal }),
      // Where it cannot be loaded the payer asks.
      () => pausePayment(queryClient, { paymentId }),
    )
    return () => visit.abort()
  }, [client, follows, live, paymentId, paymentKey, queryClient])
  return result
}
