'use client'
import {
  isNewerView,
  resumePayment,
  type OrderInput,
  type PaymentError,
  type PaymentReference,
  type PaymentView,
} from '@powens-pay/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { orderQueryOptions } from '../query/orderQueryOptions.ts'
import { paymentQueryOptions } from '../query/paymentQueryOptions.ts'

export interface UseResumePaymentResult {
  /** The order's latest payment; `null` when it has none, `undefined` until the server has answered. */
  payment: PaymentView | null | undefined
  reference: PaymentReference | undefined
  /** The payer may still be sent to the bank for it. */
  canResume: boolean
  /** Takes the payer back to the bank. Does nothing while it is at work. */
  resume: () => void
  isPending: boolean
  error: PaymentError | null
}

/** Finds an order's payment without creating one, on any device where the shop knows the customer. */
export function useResumePayment({
  input,
  client: given,
}: OrderInput & ClientOption): UseResumePaymentResult {
  const { client, navigate } = usePaymentContext('useResumePayment', given)
  const { data, error } = useQuery(orderQueryOptions(client, input))
  const reference = data ? { paymentId: data.payment.id, paymentKey: data.paymentKey } : undefined
  // What another part of the page has learnt since: it follows the payment, or has had it cancelled.
  const { data: followed } = useQuery({ ...paymentQueryOptions(client, reference), enabled: false })
  const payment =
    data && followed && isNewerView(followed.payment, data.payment) ? followed.payment : data?.payment
  const {
    mutate,
    isPending,
    error: failure,
  } = useMutation<{ redirectUrl: string }, PaymentError, PaymentReference>({
    mutationFn: (given) => resumePayment(client, given),
    onSuccess: ({ redirectUrl }) => navigate(redirectUrl),
  })
  return {
    payment: data === undefined ? undefined : (payment ?? null),
    reference,
    canResume: payment?.resumable ?? false,
    resume: () => {
      if (reference && !isPending) mutate(reference)
    },
    isPending,
    error: failure ?? error,
  }
}
