'use client'
import type { OrderInput, PaymentError, PaymentReference } from '@powens-pay/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { createPaymentMutationOptions } from '../query/createPaymentMutationOptions.ts'
import { handoffQueryOptions } from '../query/handoffQueryOptions.ts'
import { forgetAttemptKey, getAttemptKey } from './attemptKeys.ts'
import { usePayment, type UsePaymentOptions } from './usePayment.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'

export interface UsePaymentHandoffParameters extends OrderInput, ClientOption {
  /** The bank the payer chose on your page, if any. */
  connectorUuid?: string | undefined
  /** Called with the first outcome and with every other one that follows: the page can turn to the result. */
  onOutcome?: UsePaymentOptions['onOutcome']
}

export interface UsePaymentHandoffResult {
  /** A link of your own for the phone; it lives some minutes and is renewed before it ends. */
  url: string | undefined
  /** Creates the order's payment and asks for a link. Does nothing while it is at work. */
  start: () => void
  /** The payer asked for the phone. */
  isStarted: boolean
  reference: PaymentReference | undefined
  /** How the payment goes on the phone, live. */
  payment: PaymentSnapshot | undefined
  error: PaymentError | null
}

// A payer who has just begun to scan still reaches a page that works.
const renewEarly = 60_000

/** Moves a payment from this screen to a phone, and follows it from here. */
export function usePaymentHandoff({
  input,
  connectorUuid,
  client: given,
  onOutcome,
}: UsePaymentHandoffParameters): UsePaymentHandoffResult {
  const { client } = usePaymentContext('usePaymentHandoff', given)
  const order = JSON.stringify([input, connectorUuid])
  const {
    mutate,
    data: created,
    isPending,
    isIdle,
    error: refusal,
  } = useMutation({
    ...createPaymentMutationOptions(client),
    onSuccess: () => void forgetAttemptKey(order),
  })
  const reference = created && { paymentId: created.payment.id, paymentKey: created.paymentKey }
  const { data: payment } = usePayment(reference, { client, onOutcome })
  const isOpen = payment?.payment.resumable ?? created?.payment.resumable ?? false
  const { data: handoff, error } = useQuery({
    ...handoffQueryOptions(client, isOpen ? reference : undefined),
    refetchInterval: ({ state }) =>
      state.data
        ? Math.max(Date.parse(state.data.expiresAt) - state.dataUpdatedAt - renewEarly, renewEarly)
        : false,
  })
  return {
    url: isOpen ? handoff?.url : undefined,
    start: () => {
      if (!isPending) mutate({ input, connectorUuid, idempotencyKey: getAttemptKey(order) })
    },
    isStarted: !isIdle,
    reference,
    payment,
    error: refusal ?? error,
  }
}
