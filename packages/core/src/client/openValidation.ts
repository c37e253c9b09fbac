import { isOpenedValidation } from '../wire/guards.ts'
import type { OpenedValidation } from '../wire/views/ValidationView.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Gets what a page of the shop needs to validate a payment itself. Creates nothing at Powens but a token. */
export function openValidation(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<OpenedValidation> {
  return callPayment(client, { reference, verb: 'validation', isAnswer: isOpenedValidation, ...options })
}
