import { isReadPayment } from '../contract/guards.ts'
import type { PaymentView } from '../contract/views.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Reads one payment. */
export async function getPayment(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<PaymentView> {
  const { payment } = await callPayment(client, isReadPayment, reference, '', options)
  return payment
}
