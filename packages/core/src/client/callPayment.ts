import { paymentKeyHeader } from '../contract/routes.ts'
import { callRoute } from './callRoute.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Asks a route of one payment, with the key that proves that it may be asked. */
export function callPayment<Answer>(
  client: PaymentClient,
  isAnswer: (value: unknown) => value is Answer,
  { paymentId, paymentKey }: PaymentReference,
  path: string,
  options?: CallOptions,
  body?: object,
): Promise<Answer> {
  const headers = { [paymentKeyHeader]: paymentKey }
  return callRoute(client, isAnswer, `/payments/${paymentId}${path}`, options, body, headers)
}
