import type { Powens } from '../powens/Powens.ts'
import { paymentPath } from '../powens/paths.ts'
import { readNothing } from '../powens/Reader.ts'
import { request } from '../powens/request.ts'
import type { ValidationStepParameters } from './resumePayment.ts'

export interface AcceptPaymentTermsParameters extends ValidationStepParameters {
  termsId: number
}

/** Records that the payer accepted the terms that were shown. (docs/powens.md#terms) */
export async function acceptPaymentTerms(
  powens: Powens,
  parameters: AcceptPaymentTermsParameters,
): Promise<void> {
  const { paymentId, termsId, ...options } = parameters
  const path = `${paymentPath(paymentId)}/terms`
  const call = { method: 'POST', path, body: { id_terms: termsId }, retries: 'transient' } as const
  await request(powens, { ...call, ...options }, readNothing)
}
