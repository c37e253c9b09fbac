'use client'
import {
  cancelPayment,
  type CancelledPayment,
  type PaymentError,
  type PaymentReference,
} from '@powens-pay/core'
import { useQueryClient } from '@tanstack/react-query'
import type { DepartureState } from '../departure/createDeparture.ts'
import { useDeparture } from '../departure/useDeparture.ts'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { notePayment } from '../query/notePayment.ts'

export interface UseCancelPaymentParameters extends ClientOption {
  reference: PaymentReference
}

export interface UseCancelPaymentResult {
  /** `done`: the cancellation is asked for, and at the bank approved or waiting to be. */
  status: 'idle' | 'pending' | 'done' | 'error'
  /** Asks for the cancellation. Does nothing while it is at work or done. Never rejects. */
  cancel: () => Promise<void>
  error: PaymentError | null
}

const statuses = {
  idle: 'idle',
  asking: 'pending',
  leaving: 'done',
  checking: 'pending',
  settled: 'done',
  error: 'error',
} as const satisfies Record<DepartureState['status'], UseCancelPaymentResult['status']>

/**
 * Asks for a payment to be cancelled. Where the bank wants the payer to approve the cancellation, the payer is taken there.
 */
export function useCancelPayment({
  reference: { paymentId, paymentKey },
  client: given,
}: UseCancelPaymentParameters): UseCancelPaymentResult {
  const { client, navigate } = usePaymentContext('useCancelPayment', given)
  const queryClient = useQueryClient()
  const reference = { paymentId, paymentKey }
  const { status, go, error } = useDeparture<CancelledPayment>(client, reference, {
    ask: () => cancelPayment(client, reference),
    navigate,
    onAnswer: ({ payment }) => notePayment(queryClient, client, reference, payment),
  })
  return { status: statuses[status], cancel: go, error }
}
