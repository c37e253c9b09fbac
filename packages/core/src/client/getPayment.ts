import { isReadPayment } from '../wire/guards.ts'
import { paymentKeyHeader } from '../wire/routes.ts'
import type { PaymentView } from '../wire/views.ts'
import { callRoute } from './callRoute.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Reads one payment. */
export async function getPayment(
  client: PaymentClient,
  { paymentId, paymentKey }: PaymentReference,
  options?: CallOptions,
): Promise<PaymentView> {
  const headers = { [paymentKeyHeader]: paymentKey }
  const path = `/payments/${paymentId}`
  const { payment } = await callRoute(client, isReadPayment, path, options, undefined, headers)
  return payment
}
