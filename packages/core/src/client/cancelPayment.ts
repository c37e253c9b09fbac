import { isCancelledPayment } from '../wire/guards.ts'
import type { CancelledPayment } from '../wire/views/paymentAnswers.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Cancels a payment, where its state and its bank allow it. */
export function cancelPayment(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<CancelledPayment> {
  return callPayment(client, { reference, verb: 'cancel', isAnswer: isCancelledPayment, ...options })
}
