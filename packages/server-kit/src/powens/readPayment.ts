import type { Payment } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import { isPayment } from './isPayment.ts'

/** An answer as the payment it should be; what was asked for may have happened all the same. */
export function readPayment(answer: unknown, call: string): Payment {
  if (isPayment(answer)) return answer
  throw new PowensApiError('powens_invalid_response', { call, isAmbiguous: true })
}
