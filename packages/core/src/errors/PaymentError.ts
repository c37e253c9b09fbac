import type { Open } from '../vocabulary/Open.ts'
import type { ErrorCode } from './codes.ts'

// Registered, so that two copies of this package in one page still recognise each other's errors.
const marker: unique symbol = Symbol.for('@powens-pay/core/PaymentError') as never

export interface PaymentErrorOptions {
  cause?: unknown
  /** The HTTP status it travelled with. @default 0 */
  status?: number | undefined
  /** What the shop's support needs to find the call in its log. */
  requestId?: string | undefined
  /** A page that explains the cure. */
  docs?: string | undefined
}

/**
 * What every call, hook and action of this project rejects with.
 *
 * Branch on `code`: messages may be reworded, and never hold a token, an IBAN or a name.
 */
export class PaymentError extends Error {
  override readonly name: string = 'PaymentError'
  /** One of `errorCodes`; a newer server may send others. */
  readonly code: Open<ErrorCode>
  /** The HTTP status it travelled with, or `0`. */
  readonly status: number
  readonly requestId: string | undefined
  readonly docs: string | undefined

  constructor(code: ErrorCode, message: string = code, options: PaymentErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.status = options.status ?? 0
    this.requestId = options.requestId
    this.docs = options.docs
  }

  /** What `isPaymentError` recognises it by. */
  [marker](): void {}
}

/** Recognises a `PaymentError` by its marker, also one made by another copy of this package. */
export function isPaymentError(value: unknown): value is PaymentError {
  return value instanceof Object && marker in value
}
