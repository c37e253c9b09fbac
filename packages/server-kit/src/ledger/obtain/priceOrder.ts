import type { KeyRing, SecretKeys } from '../../keys/createKeyRing.ts'
import type { Attempt } from '../order/Attempt.ts'
import { findBulkLines, isLineTaken } from '../order/bulkLines.ts'
import type { OrderRecord } from '../order/OrderRecord.ts'
import { readTerms, type Terms } from '../order/terms.ts'
import type { PreparedPayment } from '../PreparedPayment.ts'
import type { Comparison } from './orderRule.ts'

/** What a caller wants to pay, ready to be compared with attempts that were made under any of the merchant's secrets. */
export interface PricedOrder {
  prepared: PreparedPayment
  /** The newest secret, that a new attempt is made with. */
  keys: SecretKeys
  terms: Terms
  termsBySecret: ReadonlyMap<string, Terms>
}

export async function priceOrder(ring: KeyRing, prepared: PreparedPayment): Promise<PricedOrder> {
  const secrets = await ring.all()
  const priced = await Promise.all(
    secrets.map(async (keys) => ({ keys, terms: await readTerms(keys, prepared) })),
  )
  const [newest] = priced
  if (!newest) throw new TypeError('A key ring needs at least one secret.')
  return { prepared, ...newest, termsBySecret: new Map(priced.map(({ keys, terms }) => [keys.id, terms])) }
}

/** How an order's terms compare with an attempt's. Where its secret is gone they cannot be compared: they count as changed. */
export function compareTerms({ prepared, termsBySecret }: PricedOrder, attempt: Attempt): Comparison {
  const { version = null } = prepared
  if (version !== null && attempt.version !== null && attempt.version > version) return 'outdated'
  const terms = termsBySecret.get(attempt.keyId)
  return terms?.fingerprint === attempt.terms.fingerprint ? 'same' : 'changed'
}

/** The lines of a bulk payment that an earlier one paid, or may still pay. */
export function findTakenLines({ terms, termsBySecret }: PricedOrder, { attempts }: OrderRecord): string[] {
  if (terms.instructions.length < 2) return []
  return attempts.flatMap((attempt) => {
    const asked = new Set(termsBySecret.get(attempt.keyId)?.instructions.map(({ id }) => id))
    return findBulkLines(attempt)
      .filter((line) => isLineTaken(line) && asked.has(line.id))
      .map(({ id }) => id)
  })
}
