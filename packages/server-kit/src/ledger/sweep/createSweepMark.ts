import type { LedgerContext } from '../LedgerContext.ts'

const key = 'swept'

/** A cron that comes less often than this does not find payments in time. */
const lasts = 7 * 24 * 60 * 60 * 1000
const setAgainAfter = 60 * 60 * 1000

/** What other processes see of the sweeps of this one. A store that fails loses nothing but a notice. */
export function createSweepMark({ store, powens }: Pick<LedgerContext, 'store' | 'powens'>) {
  let setAt: number | undefined

  async function write(): Promise<void> {
    const version = (await store.read(key))?.version ?? null
    await store.write(key, new Date(powens.now()).toISOString(), { version, expiresIn: lasts })
  }

  return {
    async set(): Promise<void> {
      const now = powens.now()
      if (setAt !== undefined && Math.abs(now - setAt) < setAgainAfter) return
      setAt = now
      await write().catch(() => (setAt = undefined))
    },
    isSet: async (): Promise<boolean> => (await store.read(key).catch(() => null)) !== null,
  }
}
