import type { Open } from '../vocabulary/Open.ts'
import type { ErrorCode } from './codes.ts'

// Registered, so that two copies of this package in one page still recognise each other's errors.
const marker: unique symbol = Symbol.for('@powens-pay/core/PaymentError') as never

export interface PaymentErrorOptions {
  cause?: unknown
  /** The HTTP status of the answer that carries it. @default 0 */
  status?: number | undefined
  /** What the shop's support needs to find the call in its log. */
  requestId?: string | undefined
  /** A page that explains the cure. */
  docs?: string | undefined
  /** Until when the payment that is in the way may still be paid: ISO 8601, UTC. */
  payableUntil?: string | undefined
}

/**
 * What every call, hook and action of this project rejects with.
 *
 * Branch on `code`: the wording of messages may change. A message never holds a token, an IBAN or a name.
 */
export class PaymentError extends Error {
  override readonly name: string = 'PaymentError'
  /** One of `errorCodes`; a newer server may send others. */
  declare readonly code: Open<ErrorCode>
  /** The HTTP status of the answer that carried it, or `0`. */
  declare readonly status: number
  declare readonly requestId: string | undefined
  declare readonly docs: string | undefined
  /** Until when the payment that is in the way may still be paid: ISO 8601, UTC. */
  declare readonly payableUntil: string | undefined

  constructor(
    code: ErrorCode,
    message: string = code,
    { cause, status = 0, ...details }: PaymentErrorOptions = {},
  ) {
    super(message, cause ? { cause } : undefined)
    Object.assign(this, { code, status, ...details })
  }

  /** `isPaymentError` looks for this member. */
  [marker](): void {}
}

/** Whether a value is a `PaymentError`, even one from another copy of this package. */
export function isPaymentError(value: unknown): value is PaymentError {
  return value instanceof Object && marker in value
}
