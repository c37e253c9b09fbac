import type { Attempt, Token } from './Attempt.ts'

/** How long a scoped token opens the bank, unless Powens says otherwise: seven days. (docs/powens.md#scoped-token) */
export const tokenLifetime = 7 * 24 * 60 * 60 * 1000

/** A token is over only when every clock says so. */
const clockDoubt = 5 * 60 * 1000

/**
 * The token that may still open the bank, or have opened it. A payment that a read still calls `created` after the token's
 * end was never approved with it, and never will be: it is as if there had been none.
 */
export function keepToken(
  { token }: Attempt,
  seen: { payment: { state: string }; observedAt: number; source: 'confirmed' | 'pushed' },
): Token | null {
  const isUnused =
    token !== null &&
    seen.source === 'confirmed' &&
    seen.payment.state === 'created' &&
    seen.observedAt > token.until + clockDoubt
  return isUnused ? null : token
}
