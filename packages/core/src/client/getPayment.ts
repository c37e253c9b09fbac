import { isReadPayment } from '../wire/guards.ts'
import { paymentKeyHeader } from '../wire/routes.ts'
import type { PaymentView } from '../wire/views/PaymentView.ts'
import { callRoute } from './callRoute.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Reads one payment. */
export async function getPayment(
  client: PaymentClient,
  { paymentId, paymentKey }: PaymentReference,
  options?: CallOptions,
): Promise<PaymentView> {
  const { payment } = await callRoute(client, {
    path: `/payments/${paymentId}`,
    isAnswer: isReadPayment,
    headers: { [paymentKeyHeader]: paymentKey },
    ...options,
  })
  return payment
}
