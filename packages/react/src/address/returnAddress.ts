import { parseReturnFragment } from '@powens-pay/core'

/** Where the history entry keeps what the fragment says. */
const addressKey = 'powens-pay'

/** What the payer came back with, for as long as anything of ours is on the page. */
let kept: { fragment: string; place: string; entry: number } | undefined
/** After the Back button the length of the history does not identify an entry. */
let wasBack = false
const listeners = new Set<() => void>()

/** The page, as a router sees it: its path, and the path behind a hash. */
const getPlace = () => location.pathname + (/^#[!/][^?&]*/.exec(location.hash)?.[0] ?? '')

const readEntry = () => String((history.state as Record<string, unknown> | null)?.[addressKey])

/**
 * The fragment the payer came back with, or an empty text. Routers drop it, with `<Navigate replace>`, a search parameter or
 * `replaceState`: it is kept while they stay in the same history entry or on the same page. Another page has another order.
 */
export function readReturnAddress(): string {
  const place = getPlace()
  // Replacing an entry keeps the length, pushing one does not.
  const entry = wasBack ? NaN : history.length
  const isSame = kept?.place === place || kept?.entry === entry
  const fragments = [location.hash, readEntry(), (isSame && kept?.fragment) || '']
  const fragment = fragments.find(parseReturnFragment) ?? ''
  if (fragment !== '') kept = { fragment, place, entry }
  return fragment
}

/** Leaves the fragment in the history entry, so that a reload finds it there. A router's own state stays. */
export function keepInEntry(fragment: string): void {
  const state: unknown = history.state
  if (typeof state !== 'object' || readEntry() === fragment) return
  history.replaceState({ ...state, [addressKey]: fragment }, '')
}

/** Tells this page's hooks, and no router, that the address was tidied. */
export function announceAddress(): void {
  for (const listener of listeners) listener()
}

/** What the payer came back with is kept for the visit until the last one has unsubscribed. */
export function subscribeToAddress(listener: () => void): () => void {
  const visit = new AbortController()
  const onBack = () => {
    wasBack = true
    listener()
  }
  addEventListener('popstate', onBack, visit)
  addEventListener('hashchange', listener, visit)
  listeners.add(listener)
  return () => {
    visit.abort()
    listeners.delete(listener)
    // Another page of the same app may mount at the same time.
    queueMicrotask(() => {
      if (listeners.size > 0) return
      kept = undefined
      wasBack = false
    })
  }
}
