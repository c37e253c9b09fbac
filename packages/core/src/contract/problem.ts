import type { Open } from '../payment/states.ts'
import type { ErrorCode } from '../errors/codes.ts'

/** An RFC 9457 problem document, as every route answers when it refuses. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  code: Open<ErrorCode>
  /** Quote it to the shop's support. */
  requestId?: string
}
