import { isCreatedPayment } from '../wire/guards.ts'
import { idempotencyKeyHeader } from '../wire/routes.ts'
import type { CreatedPayment } from '../wire/views/paymentAnswers.ts'
import { callRoute } from './callRoute.ts'
import type { CallOptions, OrderInput, PaymentClient } from './PaymentClient.ts'

export interface CreatePaymentParameters extends OrderInput {
  /** The bank the payer chose on the merchant's page, if any. */
  connectorUuid?: string | undefined
  /** Makes concurrent and repeated calls for one order a single call. */
  idempotencyKey?: string | undefined
}

/** Creates the payment of an order, or finds the one that exists. */
export function createPayment(
  client: PaymentClient,
  { idempotencyKey, ...body }: CreatePaymentParameters,
  options?: CallOptions,
): Promise<CreatedPayment> {
  const headers = idempotencyKey ? { [idempotencyKeyHeader]: idempotencyKey } : undefined
  return callRoute(client, { path: '/payments', isAnswer: isCreatedPayment, body, headers, ...options })
}
