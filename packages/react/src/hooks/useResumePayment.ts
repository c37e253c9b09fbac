'use client'
import { isNewerView, type PaymentError, type PaymentReference, type PaymentView } from '@powens-pay/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { usePaymentContext, type OrderOption } from '../provider/usePaymentContext.ts'
import { noPayment } from '../query/noPayment.ts'
import type { OrderPayment } from '../query/OrderPayment.ts'
import { orderQueryOptions } from '../query/orderQueryOptions.ts'
import { paymentQueryOptions } from '../query/paymentQueryOptions.ts'
import { scopeQueryKey } from '../query/scopeQueryKey.ts'
import { useContinuePayment } from './useContinuePayment.ts'

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
export function useResumePayment<Input = unknown>({
  input,
  client: given,
}: OrderOption<Input>): UseResumePaymentResult {
  const { client } = usePaymentContext('useResumePayment', given)
  const queryClient = useQueryClient()
  const ofOrder = orderQueryOptions(client, input)
  const { data: found, error } = useQuery({
    ...ofOrder,
    queryKey: scopeQueryKey(queryClient, client, ofOrder.queryKey),
  })
  const reference = toReference(found)
  // Newer data of another part of the page that follows or cancelled the payment.
  const ofPayment = paymentQueryOptions(client, reference ?? noPayment)
  const { data: followed } = useQuery({
    ...ofPayment,
    queryKey: scopeQueryKey(queryClient, client, ofPayment.queryKey),
    enabled: false,
  })
  const isFollowedNewer = found && followed && isNewerView(followed.payment, found.payment)
  const payment = isFollowedNewer ? followed.payment : found?.payment
  const { resume, isPending, error: failure } = useContinuePayment(reference ?? null, { client })
  return {
    payment: found === undefined ? undefined : (payment ?? null),
    reference,
    canResume: reference !== undefined && (payment?.resumable ?? false),
    resume: () => void resume(),
    isPending,
    error: failure ?? error,
  }
}

function toReference(found: OrderPayment | null | undefined): PaymentReference | undefined {
  if (!found || found.paymentKey === undefined) return undefined
  return { paymentId: found.payment.id, paymentKey: found.paymentKey }
}
