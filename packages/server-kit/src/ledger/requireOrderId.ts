import { createPaymentError } from '@powens-pay/core'
import { isOrderId } from '../keys/paymentKey.ts'

/** An order's id as `preparePayment` may return it. Throws `PaymentError('invalid_request')` for any other. */
export function requireOrderId(orderId: unknown): string {
  if (typeof orderId === 'string' && isOrderId(orderId)) return orderId
  throw createPaymentError(
    'invalid_request',
    'orderId is not 1 to 128 bytes of text without control characters, so no order has it. Pass the id that preparePayment ' +
      'returned. Nothing was changed.',
  )
}
