'use client'
import type { PaymentReference } from '@powens-pay/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { usePaymentContext } from '../provider/usePaymentContext.ts'

/** Hears a payment's changes from the server while the page can be seen. */
export function useLivePayment(reference: PaymentReference | undefined, isOpen: boolean): void {
  const { client, now } = usePaymentContext()
  const queryClient = useQueryClient()
  const { paymentId, paymentKey } = reference ?? {}
  useEffect(() => {
    if (!isOpen || paymentId === undefined || paymentKey === undefined) return
    const visit = new AbortController()
    import('../events/index.ts').then(
      ({ watchWhileVisible }) =>
        watchWhileVisible(client, { paymentId, paymentKey }, { queryClient, now, signal: visit.signal }),
      // Where the reader cannot be loaded the payment is polled.
      () => {},
    )
    return () => visit.abort()
  }, [client, isOpen, now, paymentId, paymentKey, queryClient])
}
