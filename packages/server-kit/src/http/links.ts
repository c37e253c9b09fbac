import { errorFragment, paymentFragment, type ErrorCode } from '@powens-pay/core'
import { signLinkToken } from '../keys/linkToken.ts'
import type { Broker } from '../ledger/Broker.ts'
import type { Attempt } from '../ledger/OrderRecord.ts'

/** A payer follows the link at once; what lies around longer is no payer's. */
const goLifetime = 15 * 60 * 1000

/** The handler's own way to the bank: opaque and short-lived, with no token of Powens in it. */
export async function createGoUrl(broker: Broker, orderId: string, attempt: Attempt): Promise<string> {
  const claims = { orderId, attemptId: attempt.id, expiresAt: broker.now() + goLifetime }
  return `${broker.publicUrl}/go/${await signLinkToken(broker.ring, 'go', claims)}`
}

/** The return page with a payment's id and key in its fragment, which no server sees. */
export function buildReturnUrl(broker: Broker, returnPath: string, paymentId: number, key: string): string {
  // Only paths of the list: a key of an older configuration may name one that is gone.
  const isAllowed = returnPath !== '' && broker.returnPaths.includes(returnPath)
  const page = isAllowed ? new URL(returnPath, broker.returnUrl).href : broker.returnUrl
  return `${page}#${paymentFragment}=${paymentId}.${key}`
}

/** The return page for somebody who could prove nothing. */
export const buildErrorUrl = (broker: Broker, code: ErrorCode | 'invalid_state'): string =>
  `${broker.returnUrl}#${errorFragment}=${code}`
