import { mustAcceptTerms, type PaymentTerms } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { paymentPath } from '../powens/paths.ts'
import { readObject } from '../powens/Reader.ts'
import { request } from '../powens/request.ts'
import type { ValidationStepParameters } from './resumePayment.ts'

/** The terms of a payment, and whether the payer still has to accept them. (docs/powens.md#terms) */
export async function getPaymentTerms(
  powens: Powens,
  parameters: ValidationStepParameters,
): Promise<{ isToBeAccepted: boolean; terms: PaymentTerms }> {
  const { paymentId, ...options } = parameters
  const path = `${paymentPath(paymentId)}/terms`
  const call = { method: 'GET', path, retries: 'transient', ...options } as const
  const terms = await request(powens, call, readObject<PaymentTerms>)
  return { isToBeAccepted: mustAcceptTerms(terms), terms }
}
