import {
  getPayment,
  type CallOptions,
  type PaymentClient,
  type PaymentReference,
  type PaymentView,
} from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { notePayment } from './notePayment.ts'

/**
 * Reads a payment again, into the query cache. A read that fails leaves there what was known, an error included, so that
 * the page stays as it is while a server is down.
 */
export async function readPayment(
  queryClient: QueryClient,
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<PaymentView> {
  const payment = await getPayment(client, reference, options)
  notePayment(queryClient, client, reference, payment)
  return payment
}
