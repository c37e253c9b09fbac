import { isBegunValidation } from '../wire/guards.ts'
import type { AcceptedTerms, BegunValidation } from '../wire/views/ValidationView.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

export interface BeginValidationParameters extends PaymentReference {
  /** What the payer accepted; `null` when there was nothing to accept. */
  terms: AcceptedTerms | null
}

/**
 * Records that a payment is validated in a page of the shop, right before the page sends the validation. Send it only if the answer is
 * `shop`.
 */
export function beginValidation(
  client: PaymentClient,
  { terms, ...reference }: BeginValidationParameters,
  options?: CallOptions,
): Promise<BegunValidation> {
  const verb = 'validation/begin'
  return callPayment(client, { reference, verb, body: { terms }, isAnswer: isBegunValidation, ...options })
}
