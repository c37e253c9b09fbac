import type { KeyRing } from './createKeyRing.ts'
import { readStatement, signStatement } from './statement.ts'

/**
 * What a link may open: the way to the bank at once, the page that hands over to a phone, or the shop's own page that a
 * payer comes back to from the bank.
 */
export type LinkPurpose = 'go' | 'handoff' | 'validation'

export interface LinkClaims {
  orderId: string
  attemptId: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

/** Signs the token of a short-lived link to the bank. */
export const signLinkToken = (ring: KeyRing, purpose: LinkPurpose, claims: LinkClaims): Promise<string> =>
  signStatement(ring, purpose, [
    Math.ceil(claims.expiresAt / 1000).toString(36),
    claims.attemptId,
    claims.orderId,
  ])

/** What a link's token says if it was signed here for this purpose, expired or not, or `null`. */
export async function readLinkToken(
  ring: KeyRing,
  purpose: LinkPurpose,
  token: string,
): Promise<LinkClaims | null> {
  const statement = await readStatement(ring, purpose, token)
  const [expiry, attemptId, orderId] = statement?.fields ?? []
  if (!expiry || !attemptId || !orderId) return null
  return { orderId, attemptId, expiresAt: Number.parseInt(expiry, 36) * 1000 }
}
