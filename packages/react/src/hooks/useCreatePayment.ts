'use client'
import type { CreatedPayment, PaymentError } from '@powens-pay/core'
import { useTask } from '../internal/useTask.ts'
import { usePaymentContext, type OrderOption } from '../provider/usePaymentContext.ts'
import { createOrderPayment } from './createOrderPayment.ts'

export interface UseCreatePaymentParameters<Input = unknown> extends OrderOption<Input> {
  /** The bank the payer chose on your page, if any. */
  connectorUuid?: string | undefined
}

export interface UseCreatePaymentResult {
  /** The payment, its key and the link for the payer; `null` until it is created. Proofs: store them nowhere. */
  created: CreatedPayment | null
  /** Creates the payment. Does nothing while it is at work. Never rejects. */
  create: () => Promise<void>
  isPending: boolean
  error: PaymentError | null
}

/** Creates an order's payment without leaving the page. `usePayButton` does that, and everything around it. */
export function useCreatePayment<Input = unknown>({
  input,
  connectorUuid,
  client: given,
}: UseCreatePaymentParameters<Input>): UseCreatePaymentResult {
  const { client } = usePaymentContext('useCreatePayment', given)
  const { status, answer, error, start } = useTask(client, [input, connectorUuid], () =>
    createOrderPayment(client, { input, connectorUuid }),
  )
  return { created: answer, create: start, isPending: status === 'pending', error }
}
