'use client'
import type { CreatedPayment, PaymentError, PaymentReference } from '@powens-pay/core'
import { useHandoffLink } from '../handoff/useHandoffLink.ts'
import { useTask } from '../internal/useTask.ts'
import { usePaymentContext, type OrderOption } from '../provider/usePaymentContext.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'
import { createOrderPayment } from './createOrderPayment.ts'
import { usePayment, type UsePaymentOptions } from './usePayment.ts'

export interface UsePaymentHandoffParameters<Input = unknown> extends OrderOption<Input> {
  /** The bank the payer chose on your page, if any. */
  connectorUuid?: string | undefined
  /** Called once with the first outcome, and once with every other one that follows: the page can turn to the result. */
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

/** Moves a payment from this screen to a phone, and follows it from here. */
export function usePaymentHandoff<Input = unknown>({
  input,
  connectorUuid,
  client: given,
  onOutcome,
}: UsePaymentHandoffParameters<Input>): UsePaymentHandoffResult {
  const { client } = usePaymentContext('usePaymentHandoff', given)
  const creation = useTask(client, [input, connectorUuid], () =>
    createOrderPayment(client, { input, connectorUuid }),
  )
  const created = creation.answer
  const reference = toReference(created)
  const { data: payment } = usePayment(reference, { client, onOutcome })
  const isOpen = payment?.payment.resumable ?? created?.payment.resumable ?? false
  const link = useHandoffLink(client, isOpen ? reference : undefined)
  return {
    url: link.url,
    start: () => void (created && isOpen ? link.renew() : creation.start()),
    isStarted: creation.status !== 'idle',
    reference,
    payment,
    error: creation.error ?? link.error,
  }
}

function toReference(created: CreatedPayment | null): PaymentReference | undefined {
  return created ? { paymentId: created.payment.id, paymentKey: created.paymentKey } : undefined
}
