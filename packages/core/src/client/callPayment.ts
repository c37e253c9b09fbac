import { paymentKeyHeader } from '../wire/routes.ts'
import { callRoute, type RouteCall } from './callRoute.ts'
import type { PaymentClient, PaymentReference } from './PaymentClient.ts'

interface PaymentCall<Answer> extends Pick<RouteCall<Answer>, 'isAnswer' | 'signal' | 'body'> {
  reference: PaymentReference
  /** The end of the route, `/payments/{id}/{verb}`. */
  verb: 'cancel' | 'resume' | 'handoff' | 'validation' | 'validation/begin' | 'validation/leave'
}

/** Calls a route of one payment, with the key that proves that the caller may. */
export function callPayment<Answer>(
  client: PaymentClient,
  { reference: { paymentId, paymentKey }, verb, ...call }: PaymentCall<Answer>,
): Promise<Answer> {
  return callRoute(client, {
    body: {},
    ...call,
    path: `/payments/${paymentId}/${verb}`,
    headers: { [paymentKeyHeader]: paymentKey },
  })
}
