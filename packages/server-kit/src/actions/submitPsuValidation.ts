import type { Payment } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { updatePayment } from '../powens/updatePayment.ts'
import type { ValidationStepParameters } from './resumePayment.ts'

export interface SubmitPsuValidationParameters extends ValidationStepParameters {
  /** Whether the payer, shown a summary, wants to go on. */
  isValidated: boolean
}

/** Answers `psuValidation`. (docs/powens.md#validation-actions) */
export function submitPsuValidation(
  powens: Powens,
  parameters: SubmitPsuValidationParameters,
): Promise<Payment> {
  const { paymentId, isValidated, ...options } = parameters
  return updatePayment(powens, paymentId, { psu_validate: isValidated }, options)
}
