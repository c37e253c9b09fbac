import type { Payment } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { updatePayment } from '../powens/updatePayment.ts'
import type { ValidationStepParameters } from './resumePayment.ts'

export interface SubmitPaymentFieldsParameters extends ValidationStepParameters {
  /** In clear text, by field name: only the fields of `validatePayment` are encrypted. */
  fields: Readonly<Record<string, string>>
}

/** Answers `additionalInformationNeeded`, such as a one-time password. (docs/powens.md#validation-actions) */
export function submitPaymentFields(
  powens: Powens,
  parameters: SubmitPaymentFieldsParameters,
): Promise<Payment> {
  const { paymentId, fields, ...options } = parameters
  return updatePayment(powens, paymentId, { fields }, options)
}
