import { errorCodes, PaymentError, type ErrorCode } from '@powens-pay/core'

export type PowensApiErrorCode = Extract<ErrorCode, `powens_${string}` | 'rate_limited'>

export interface PowensApiErrorDetails {
  /** The call, such as `GET /payments/501`: never a query, a token or a body. */
  call: string
  /** Powens's HTTP status; absent when there was no answer. */
  upstreamStatus?: number | undefined
  /** Powens's own code, such as `invalidValue`. */
  powensCode?: string | undefined
  /** Powens's `request_id`, for its support. */
  powensRequestId?: string | undefined
  /** Milliseconds after which Powens asked to be tried again. */
  retryAfter?: number | undefined
  /** Whether the call may have taken effect although no usable answer came. */
  isAmbiguous?: boolean | undefined
  /** What is wrong with the answer, in words of ours alone. */
  reason?: string | undefined
  cause?: unknown
}

/**
 * A call to Powens that did not give what it should.
 *
 * Powens's free texts are left out on purpose: they may quote an IBAN or a name.
 */
export class PowensApiError extends PaymentError {
  override readonly name: string = 'PowensApiError'
  declare readonly code: PowensApiErrorCode
  readonly call: string
  readonly upstreamStatus: number | undefined
  readonly powensCode: string | undefined
  readonly powensRequestId: string | undefined
  readonly retryAfter: number | undefined
  readonly isAmbiguous: boolean

  constructor(code: PowensApiErrorCode, details: PowensApiErrorDetails) {
    super(code, describe(code, details), { status: errorCodes[code][0], cause: details.cause })
    this.call = details.call
    this.upstreamStatus = details.upstreamStatus
    this.powensCode = details.powensCode
    this.powensRequestId = details.powensRequestId
    this.retryAfter = details.retryAfter
    this.isAmbiguous = details.isAmbiguous ?? false
  }
}

function describe(code: PowensApiErrorCode, details: PowensApiErrorDetails): string {
  const { call, upstreamStatus, powensCode, powensRequestId, reason } = details
  const facts = [
    upstreamStatus && `status ${upstreamStatus}`,
    powensCode && `code ${powensCode}`,
    powensRequestId && `request ${powensRequestId}`,
    reason,
  ].filter(Boolean)
  return `${errorCodes[code][1]} (${[call, ...facts].join(', ')})`
}
