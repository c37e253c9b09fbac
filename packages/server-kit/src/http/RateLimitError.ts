import { createPaymentError, PaymentError } from '@powens-pay/core'

/** A caller that asked too often, and when it may ask again. */
export class RateLimitError extends PaymentError {
  override readonly name: string = 'RateLimitError'
  /** Milliseconds. */
  readonly retryAfter: number

  constructor(retryAfter: number) {
    const { message, status } = createPaymentError('rate_limited')
    super('rate_limited', message, { status })
    this.retryAfter = retryAfter
  }
}
