import { isAlive, readClaims, type PaymentKeyClaims } from './paymentKey.ts'
import { readUnproved } from './statement.ts'

/**
 * What a payment key says that no secret at hand has signed, or `null`. During a rolling deploy another instance may have
 * signed it. It proves nothing, unless it is the very key that is stored.
 */
export type UnprovedPaymentKey = Pick<PaymentKeyClaims, 'orderId' | 'attemptId' | 'returnPath'>

export function readUnprovedKey(text: string, now: number): UnprovedPaymentKey | null {
  const fields = readUnproved(text)
  const claims = fields && readClaims(fields)
  return claims && isAlive(claims, now) ? claims : null
}
