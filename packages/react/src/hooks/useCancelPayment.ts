'use client'
import type { CancelledPayment, PaymentError, PaymentReference } from '@powens-pay/core'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { cancelPaymentMutationOptions } from '../query/cancelPaymentMutationOptions.ts'
import { notePayment } from '../query/notePayment.ts'

/**
 * Asks for a payment to be cancelled. Where the bank wants the payer to approve the cancellation, the payer is taken there.
 */
export function useCancelPayment({ client: given }: ClientOption = {}): UseMutationResult<
  CancelledPayment,
  PaymentError,
  PaymentReference
> {
  const { client, navigate } = usePaymentContext('useCancelPayment', given)
  const queryClient = useQueryClient()
  return useMutation({
    ...cancelPaymentMutationOptions(client),
    onSuccess: ({ payment, redirectUrl }, reference) => {
      notePayment(queryClient, reference, payment)
      if (redirectUrl !== null) navigate(redirectUrl)
    },
  })
}
