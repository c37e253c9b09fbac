import { errorCodes, PaymentError } from '@powens-pay/core'

export type RefusalCode = 'order_not_found' | 'payment_refused'

/**
 * Thrown by a merchant's `preparePayment` to say no.
 *
 * `order_not_found` (404) reveals nothing, and fits an unknown order as well as another customer's;
 * `payment_refused` (403) admits that the order exists. The message travels to the browser.
 */
export class PaymentRefusedError extends PaymentError {
  override readonly name: string = 'PaymentRefusedError'

  constructor(code: RefusalCode = 'order_not_found', message?: string, options?: { cause?: unknown }) {
    const [status, title] = errorCodes[code]
    super(code, message ?? title, { status, ...options })
  }
}
