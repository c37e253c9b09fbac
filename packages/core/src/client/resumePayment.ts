import { isResumedPayment } from '../wire/guards.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Asks for a link that takes the payer back to the bank. */
export function resumePayment(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<{ redirectUrl: string }> {
  return callPayment(client, isResumedPayment, reference, 'resume', options)
}
