import { isHandoff } from '../wire/guards.ts'
import type { Handoff } from '../wire/views/Handoff.ts'
import { callPayment } from './callPayment.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'

/** Creates a short-lived link that continues a payment on another device. */
export function createHandoff(
  client: PaymentClient,
  reference: PaymentReference,
  options?: CallOptions,
): Promise<Handoff> {
  return callPayment(client, { reference, verb: 'handoff', isAnswer: isHandoff, ...options })
}
