import type { Payment, PaymentRequest } from '@powens-pay/core'
import { checkPaymentRequest } from '../powens/checkPaymentRequest.ts'
import type { Powens } from '../powens/Powens.ts'
import { readPayment } from '../powens/readPayment.ts'
import { request, type ActionOptions } from '../powens/request.ts'

export interface CreatePaymentParameters extends ActionOptions {
  /** Checked before it is sent: an unknown field, a wrong IBAN or too many decimals are named. */
  request: PaymentRequest
}

/**
 * Creates a payment: one-time, bulk (several instructions) or recurring (`periodic`). Nothing moves until the payer approves.
 *
 * Never repeated after an answer that was lost: Powens has no idempotency. An error whose `isAmbiguous` is true may have
 * left a payment behind. (docs/powens.md#creating-a-payment)
 */
export async function createPayment(powens: Powens, parameters: CreatePaymentParameters): Promise<Payment> {
  const { request: body, ...options } = parameters
  const checked = await checkPaymentRequest(body)
  const call = { method: 'POST', path: '/payments', body: checked, retries: 'never' } as const
  return request(powens, { ...call, ...options }, readPayment)
}
