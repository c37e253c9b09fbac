'use client'
import { resumePayment, type PaymentError, type PaymentReference } from '@powens-pay/core'
import { useQueryClient } from '@tanstack/react-query'
import { useDeparture } from '../departure/useDeparture.ts'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { noPayment } from '../query/noPayment.ts'
import { readPayment } from '../query/readPayment.ts'

export interface UseContinuePaymentResult {
  /** Takes the payer back to the bank. Does nothing while it is at work. */
  resume: () => Promise<void>
  /** Asking the server for the bank's URL, leaving, or reading the payment of a payer who is back. */
  isPending: boolean
  error: PaymentError | null
}

/** The way back to the bank for a payment that waits there, to be approved or to be cancelled. */
export function useContinuePayment(
  reference: PaymentReference | null,
  { client: given }: ClientOption = {},
): UseContinuePaymentResult {
  const { client, navigate } = usePaymentContext('useContinuePayment', given)
  const queryClient = useQueryClient()
  const { paymentId, paymentKey } = reference ?? noPayment
  const { go, isPending, error } = useDeparture(client, reference && { paymentId, paymentKey }, {
    ask: reference ? () => resumePayment(client, { paymentId, paymentKey }) : undefined,
    check: async () => {
      const payment = await readPayment(queryClient, client, { paymentId, paymentKey })
      return { payment, isOpen: true }
    },
    navigate,
  })
  return { resume: go, isPending, error }
}
