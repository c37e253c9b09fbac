'use client'
import type { PaymentReference } from '@powens-pay/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { usePaymentContext } from '../provider/usePaymentContext.ts'

/** Hears a payment's changes from the server while the page can be seen. */
export function useLivePayment(reference: PaymentReference | undefined, isOpen: boolean): void {
  const { client, now } = usePaymentContext('useLivePayment')
  const queryClient = useQueryClient()
  const { paymentId, paymentKey } = reference ?? {}
  useEffect(() => {
    if (!isOpen || paymentId === undefined || paymentKey === undefined) return
    let controller = new AbortController()
    const follow = async ({ signal }: AbortController) => {
      const { watchPayment } = await import('../events/index.ts')
      if (!signal.aborted) await watchPayment(client, { paymentId, paymentKey }, { queryClient, now, signal })
    }
    const onVisible = () => {
      controller.abort()
      if (document.hidden) return
      controller = new AbortController()
      // Where the reader cannot be loaded the payment is polled.
      follow(controller).catch(() => {})
    }
    onVisible()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      controller.abort()
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [client, isOpen, now, paymentId, paymentKey, queryClient])
}
