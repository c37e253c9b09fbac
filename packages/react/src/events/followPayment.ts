import {
  isPaymentView,
  paymentKeyHeader,
  type PaymentClient,
  type PaymentReference,
  type PaymentView,
} from '@powens-pay/core'
import { readEvents } from './readEvents.ts'

export interface FollowPaymentOptions {
  onPayment: (payment: PaymentView) => void
  signal: AbortSignal
}

const readView = (text: string): unknown => {
  try {
    return (JSON.parse(text) as { payment?: unknown } | null)?.payment
  } catch {
    return null
  }
}

/** Reads each change of a payment from the server's stream, for one connection. Resolves when the server ends it. */
export async function followPayment(
  client: PaymentClient,
  { paymentId, paymentKey }: PaymentReference,
  { onPayment, signal }: FollowPaymentOptions,
): Promise<void> {
  const response = await client.request(`/payments/${paymentId}/events`, {
    headers: { [paymentKeyHeader]: paymentKey },
    signal,
  })
  if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}.`)
  for await (const { event, data } of readEvents(response.body)) {
    const payment = event === 'payment' && readView(data)
    if (isPaymentView(payment)) onPayment(payment)
  }
}
