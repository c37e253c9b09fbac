import type { KeyRing } from '../../keys/createKeyRing.ts'
import type { LiveAttempt } from './Attempt.ts'
import { hashAccount } from './terms.ts'

/**
 * Tells which payments may be to one of these accounts. No account is at rest, so their keyed hashes are compared; a payment
 * of which none is known may be to any.
 */
export function createAccountFilter(
  ring: KeyRing,
  accounts: readonly string[],
): (attempt: LiveAttempt) => Promise<boolean> {
  const hashes = new Map<string, Promise<ReadonlySet<string> | null>>()

  async function hashAll(keyId: string): Promise<ReadonlySet<string> | null> {
    const keys = await ring.find(keyId)
    return keys ? new Set(await Promise.all(accounts.map((account) => hashAccount(keys, account)))) : null
  }

  return async ({ keyId, terms }) => {
    if (accounts.length === 0 || terms.instructions.length === 0) return true
    const known = hashes.get(keyId) ?? hashAll(keyId)
    hashes.set(keyId, known)
    const own = await known
    return !own || terms.instructions.some(({ beneficiary }) => beneficiary === '' || own.has(beneficiary))
  }
}
