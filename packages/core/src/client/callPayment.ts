import { paymentKeyHeader } from '../wire/routes.ts'
import { callRoute } from './callRoute.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Asks for something to be done with a payment, with the key that proves that it may be asked. */
export function callPayment<Answer>(
  client: PaymentClient,
  isAnswer: (value: unknown) => value is Answer,
  { paymentId, paymentKey }: PaymentReference,
  action: string,
  options?: CallOptions,
): Promise<Answer> {
  const headers = { [paymentKeyHeader]: paymentKey }
  return callRoute(client, isAnswer, `/payments/${paymentId}/${action}`, options, {}, headers)
}
