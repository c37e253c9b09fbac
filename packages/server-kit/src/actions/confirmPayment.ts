import type { Payment } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import type { ActionOptions } from '../powens/request.ts'
import { updatePayment } from '../powens/updatePayment.ts'

export interface ConfirmPaymentParameters extends ActionOptions {
  paymentId: number
  /** `false` rejects the payment with `confirmationRefused`. @default true */
  confirm?: boolean | undefined
}

/**
 * Says, within about a minute of the payer coming back, whether it was the same person. Only where automatic confirmation
 * is turned off. (docs/powens.md#manual-confirmation)
 */
export function confirmPayment(powens: Powens, parameters: ConfirmPaymentParameters): Promise<Payment> {
  const { paymentId, confirm = true, ...options } = parameters
  return updatePayment(powens, paymentId, { confirm }, options)
}
