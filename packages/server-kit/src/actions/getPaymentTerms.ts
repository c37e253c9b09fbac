import type { Powens } from '../powens/createPowens.ts'
import { paymentPath } from '../powens/paths.ts'
import { readObject } from '../powens/readObject.ts'
import { request } from '../powens/request.ts'
import type { ValidationStepParameters } from './resumePayment.ts'

export interface PaymentTerms extends Record<string, unknown> {
  id?: number | undefined
  version?: string | undefined
}

/** The terms of a payment, and whether the payer still has to accept them. (reference: Own validation webview, step 4) */
export async function getPaymentTerms(
  powens: Powens,
  parameters: ValidationStepParameters,
): Promise<{ isToBeAccepted: boolean; terms: PaymentTerms }> {
  const { paymentId, ...options } = parameters
  const path = `${paymentPath(paymentId)}/terms`
  const answer = await request(powens, { method: 'GET', path, retries: 'transient', ...options })
  const terms = readObject<PaymentTerms>(answer, `GET ${path}`)
  // The example has the word in quotation marks.
  return { isToBeAccepted: String(terms['to_sign']) === 'true', terms }
}
