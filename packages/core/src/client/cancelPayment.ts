import { isCancelledPayment } from '../wire/guards.ts'
import type { CancelledPayment } from '../wire/views.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Asks for a payment to be cancelled. */
export function cancelPayment(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<CancelledPayment> {
  return callPayment(client, isCancelledPayment, reference, 'cancel', options)
}
