import { createPayment, type CreatedPayment, type PaymentClient } from '@powens-pay/core'
import { toKey } from '../internal/toKey.ts'

/** The order to pay, and the bank the payer chose. */
export interface AttemptedOrder {
  input: unknown
  connectorUuid?: string | undefined
}

/** The idempotency keys of requests without an answer yet. */
const attempts = new WeakMap<PaymentClient, Map<string, string>>()

/**
 * Creates an order's payment. It has one idempotency key until the server has answered: a retry or a remount asks for the
 * same payment.
 */
export async function createOrderPayment(
  client: PaymentClient,
  order: AttemptedOrder,
): Promise<CreatedPayment> {
  const keys = attempts.get(client) ?? new Map<string, string>()
  attempts.set(client, keys)
  const attempt = toKey(order)
  // Absent on plain http away from localhost; the server's order rule holds without a key.
  const idempotencyKey = keys.get(attempt) ?? crypto.randomUUID?.()
  keys.set(attempt, idempotencyKey)
  const created = await createPayment(client, { ...order, idempotencyKey })
  // The payer's next request is a new attempt.
  keys.delete(attempt)
  return created
}
