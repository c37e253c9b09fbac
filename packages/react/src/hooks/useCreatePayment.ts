'use client'
import type { CreatedPayment, CreatePaymentParameters, PaymentError } from '@powens-pay/core'
import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { createPaymentMutationOptions } from '../query/createPaymentMutationOptions.ts'

/** Creates an order's payment without leaving the page. `usePayButton` does that, and everything around it. */
export function useCreatePayment({ client: given }: ClientOption = {}): UseMutationResult<
  CreatedPayment,
  PaymentError,
  CreatePaymentParameters
> {
  const { client } = usePaymentContext('useCreatePayment', given)
  return useMutation(createPaymentMutationOptions(client))
}
