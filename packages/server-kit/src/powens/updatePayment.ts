import type { Payment, PaymentUpdate } from '@powens-pay/core'
import { paymentPath } from './paths.ts'
import type { Powens } from './Powens.ts'
import { readPaymentOf } from './readPayment.ts'
import { request, type ApiCall } from './request.ts'

/**
 * `POST /payments/{id}`: one address, several bodies. Never repeated, since what it asks may have happened.
 * (docs/powens.md#update-a-payment)
 */
export async function updatePayment(
  powens: Powens,
  paymentId: number,
  body: PaymentUpdate,
  options: Pick<ApiCall, 'signal' | 'timeout' | 'token'>,
): Promise<Payment> {
  const path = paymentPath(paymentId)
  return request(
    powens,
    { method: 'POST', path, body, retries: 'never', ...options },
    readPaymentOf(paymentId),
  )
}
