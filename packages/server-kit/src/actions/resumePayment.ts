import type { Payment } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import type { ActionOptions } from '../powens/request.ts'
import { updatePayment } from '../powens/updatePayment.ts'

/** What a step of an own validation page needs. (docs/powens.md#validation-actions) */
export interface ValidationStepParameters extends ActionOptions {
  paymentId: number
  /** The payment's scoped token; a service token is used without one. */
  token?: string | undefined
}

/**
 * Asks whether the payer has approved in the bank's app (`decoupled`). Ten seconds after the answer it may be asked again.
 */
export function resumePayment(powens: Powens, parameters: ValidationStepParameters): Promise<Payment> {
  const { paymentId, ...options } = parameters
  return updatePayment(powens, paymentId, { resume: true }, options)
}
