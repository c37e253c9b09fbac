import type { PaymentRecord } from '../engine/PaymentRecord.ts'
import type { TokenRecord } from '../engine/store.ts'
import { RefusalError } from '../http/RefusalError.ts'
import { presentPayment } from '../powens/payment/presentPayment.ts'
import { readFlag } from '../powens/payment/readers.ts'
import { hasRight } from '../powens/scopes.ts'
import type { Call } from './route.ts'

/** A payment as a call may see it: sensitive keys only for a token that may read them, and that asked for them. */
export function showPayment(call: Call, token: TokenRecord, record: PaymentRecord): Record<string, unknown> {
  const showSensitive = readFlag(call.query, 'show_sensitive')
  if (showSensitive && !hasRight(token, 'sensitive')) {
    throw new RefusalError(403, 'The token may not read sensitive data.')
  }
  return presentPayment(call.world, record, showSensitive)
}
