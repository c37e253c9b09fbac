import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Powens } from '../powens/Powens.ts'
import type { ScopedStore } from '../store/scopeStore.ts'

const window = 60_000

/**
 * Sandbox domains take thirty calls a minute; two of them are left for tokens and signing keys.
 * (docs/powens.md#rate-limits)
 *
 * Half of the rest is kept for creating. Reads that can wait stop before the other half is used up, so that a payer
 * can still come back, confirm and cancel. What production allows is not published.
 */
const budgets = { creating: 14, other: 14, optionalReads: 8 }

const isLimited = ({ domain }: Powens): boolean => domain.endsWith('-sandbox')

/** Whether one more call fits in this minute, on any instance. */
const fits = async (store: ScopedStore, budget: keyof typeof budgets): Promise<boolean> =>
  (await store.count(`upstream:${budget}`, window)) <= budgets[budget]

/** The same Powens, whose calls throw `rate_limited` when this minute's share of them is used up. */
export function limitCalls(powens: Powens, store: ScopedStore): Powens {
  if (!isLimited(powens)) return powens
  return {
    ...powens,
    async beforeTry(call) {
      if (isCreating(call) && (await fits(store, 'creating'))) return
      if (await fits(store, 'other')) return
      throw new PowensApiError('rate_limited', { call: `${call.method} ${call.path}`, retryAfter: window })
    },
  }
}

/** The payment itself, and the token that opens its link. */
const isCreating = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'POST' && /^\/payments(?:\/\d+\/scopedtoken)?$/.test(path)

/** Whether a read that could wait may be spent; when not, what is stored has to do. */
export const mayRead = async ({ powens, store }: { powens: Powens; store: ScopedStore }): Promise<boolean> =>
  !isLimited(powens) || fits(store, 'optionalReads')
