import { isResumedPayment } from '../wire/guards.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Gets the address that takes the payer back to the bank. */
export function resumePayment(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<{ redirectUrl: string }> {
  return callPayment(client, { reference, verb: 'resume', isAnswer: isResumedPayment, ...options })
}
