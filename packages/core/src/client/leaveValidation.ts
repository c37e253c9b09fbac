import { isResumedPayment } from '../wire/guards.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/**
 * Gives up the validation in a page of the shop, and gets where the payer goes instead: Powens's webview where nothing has
 * begun, else the return page.
 */
export function leaveValidation(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<{ redirectUrl: string }> {
  return callPayment(client, { reference, verb: 'validation/leave', isAnswer: isResumedPayment, ...options })
}
