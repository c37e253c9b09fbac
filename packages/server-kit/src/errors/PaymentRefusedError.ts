import { errorCodes, PaymentError } from '@powens-pay/core'

export interface PaymentRefusedErrorOptions {
  /**
   * `order_not_found` (404) tells a caller nothing about the order; `payment_refused` (403) admits that it exists.
   *
   * @default 'order_not_found'
   */
  code?: 'order_not_found' | 'payment_refused' | undefined
  cause?: unknown
}

/**
 * Thrown by a merchant's `preparePayment` to say no: to an order that is unknown or somebody else's, or that may not be
 * paid. The message travels to the browser, so it must suit the payer.
 */
export class PaymentRefusedError extends PaymentError {
  override readonly name: string = 'PaymentRefusedError'

  constructor(message?: string, { code = 'order_not_found', cause }: PaymentRefusedErrorOptions = {}) {
    const [status, title] = errorCodes[code]
    super(code, message ?? title, { status, cause })
  }
}
