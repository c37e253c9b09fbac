import { memoryStore, type PaymentStore } from '@powens-pay/server-kit'
import type { Configuration } from '../configuration/Configuration.ts'
import { UsageError } from '../program/UsageError.ts'
import { openPostgres } from './openPostgres.ts'
import { openRedis } from './openRedis.ts'
import { requireNodeFor } from './requireNodeFor.ts'

/** The store that `STORE` names. Throws `UsageError` when its database cannot be opened, or not by this Node. */
export async function openStore(
  {
    store: address,
    storePrefix,
    storeTimeout,
  }: Pick<Configuration, 'store' | 'storePrefix' | 'storeTimeout'>,
  now: () => number,
): Promise<PaymentStore> {
  requireNodeFor(address)
  if (address === 'memory:') return memoryStore({ singleInstance: true, now })
  if (address.startsWith('sqlite:')) return openSqlite(address.slice('sqlite:'.length), now)
  if (/^postgres(?:ql)?:/.test(address)) return openPostgres(address, { timeout: storeTimeout })
  return openRedis(address, { prefix: storePrefix })
}

async function openSqlite(path: string, now: () => number): Promise<PaymentStore> {
  // Loaded only when chosen: Node before 22.13 has no node:sqlite.
  const { sqliteStore } = await import('@powens-pay/server-kit/sqlite')
  try {
    return sqliteStore(path, { now })
  } catch (cause) {
    throw new UsageError(
      `STORE names ${path}, which cannot be opened: ${(cause as Error).message}. Nothing could be remembered. ` +
        'Check that its folder exists and may be written, and that no other file has that name.',
    )
  }
}
