import type { PaymentRequest } from '@powens-pay/core'
import { checkBody } from './checkBody.ts'

/** A payment request as it will be sent. Throws `PaymentError('configuration_error')` when Powens would refuse it. */
export const checkPaymentRequest = (body: PaymentRequest): Promise<Record<string, unknown>> =>
  checkBody('paymentRequestSchema', 'payment request', body)
