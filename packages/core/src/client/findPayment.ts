import { isFoundPayment } from '../wire/guards.ts'
import type { FoundPayment } from '../wire/views/paymentAnswers.ts'
import { callRoute } from './callRoute.ts'
import type { CallOptions, OrderInput, PaymentClient } from './PaymentClient.ts'

/** Finds the latest payment of an order, or `null`. Creates nothing. */
export function findPayment(
  client: PaymentClient,
  { input }: OrderInput,
  options?: CallOptions,
): Promise<FoundPayment | null> {
  return callRoute(client, { path: '/payments/find', isAnswer: isFoundPayment, body: { input }, ...options })
}
