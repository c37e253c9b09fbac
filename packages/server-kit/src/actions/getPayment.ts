import type { Payment } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { paymentPath } from '../powens/paths.ts'
import { readPaymentOf } from '../powens/readPayment.ts'
import { request, type ActionOptions } from '../powens/request.ts'

export interface GetPaymentParameters extends ActionOptions {
  paymentId: number
  /** Also the payer's birth, address and documents; needs `payments:allow-sensitive` or more. */
  showSensitive?: boolean | undefined
}

/**
 * Reads one payment. For callbacks and doubts, not for polling: webhooks tell changes.
 * (docs/powens.md#read-a-payment)
 */
export async function getPayment(powens: Powens, parameters: GetPaymentParameters): Promise<Payment> {
  const { paymentId, showSensitive, ...options } = parameters
  const path = paymentPath(paymentId)
  const query = { show_sensitive: showSensitive || undefined }
  return request(
    powens,
    { method: 'GET', path, query, retries: 'transient', ...options },
    readPaymentOf(paymentId),
  )
}
