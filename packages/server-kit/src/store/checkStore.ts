import { StoreError } from '../errors/StoreError.ts'
import { randomId } from '../internal/bytes.ts'
import { guardStore, type GuardStoreOptions } from './guardStore.ts'
import type { PaymentStore } from './PaymentStore.ts'

const checkLasts = 60_000

/**
 * Finds out whether a store can take a payment, by doing what a payment does: it writes, reads, counts and removes. For
 * the readiness probe of your server.
 *
 * Throws `StoreError`, whose `reason` is the database's own.
 */
export async function checkStore(
  store: PaymentStore,
  { timeout = 2_000 }: GuardStoreOptions = {},
): Promise<void> {
  const guarded = guardStore(store, { timeout })
  const key = `check:${randomId()}`
  const isWritten = await guarded.write(key, key, { version: null, expiresIn: checkLasts })
  if (!isWritten || (await guarded.read(key))?.value !== key) {
    throw new StoreError(store.name, 'write', 'what was written is not read')
  }
  await guarded.count('check', checkLasts)
  await guarded.remove(key)
}
