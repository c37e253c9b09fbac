import { buildReturnFragment, parseReturnFragment } from '@powens-pay/core'

/**
 * Where the history entry keeps what the fragment says; and the event that tells this page's hooks, and no router, that the
 * address was tidied.
 */
const addressKey = 'powens-pay'

/** The fragment that the payer came back with, for as long as anything of ours is on the page. */
let kept: { fragment: string; place: string; entry: unknown } | undefined
let holders = 0
/** After the Back button the length of the history does not identify an entry. */
let isLengthTelling = true

/** The page, as a router sees it: its path, or the path behind a hash. */
function getPlace(): string {
  const [, route = ''] = /^(#[!/][^?&]*)/.exec(location.hash) ?? []
  return location.pathname + route
}

/** Identifies a history entry as far as the browser allows: replacing an entry keeps it, pushing does not. */
function getEntry(): unknown {
  const { navigation } = window as { navigation?: { currentEntry?: { key: string } | null } }
  return navigation?.currentEntry?.key ?? (isLengthTelling ? history.length : undefined)
}

function findFragment(): string | null {
  const state: unknown = history.state
  const stored = state instanceof Object ? (state as Record<string, unknown>)[addressKey] : undefined
  const found =
    parseReturnFragment(location.href) ?? (typeof stored === 'string' ? parseReturnFragment(stored) : null)
  return found && buildReturnFragment(found)
}

/**
 * The fragment the payer came back with, or an empty text. Routers drop it, with `<Navigate replace>`, a search parameter or
 * `replaceState`: it is kept while they stay in the same history entry or on the same page. Another page has another order.
 */
export function readReturnAddress(): string {
  const place = getPlace()
  const entry = getEntry()
  const isSame = kept !== undefined && (kept.place === place || (entry !== undefined && kept.entry === entry))
  const fragment = findFragment() ?? (isSame ? kept?.fragment : undefined)
  if (fragment !== undefined) kept = { fragment, place, entry }
  return fragment ?? ''
}

/** Leaves the fragment in the history entry, so that a reload finds it there. A router's own state stays. */
export function keepInEntry(fragment: string): void {
  const state: unknown = history.state
  if (state !== null && !(state instanceof Object)) return
  if (state && (state as Record<string, unknown>)[addressKey] === fragment) return
  history.replaceState(Object.assign({}, state, { [addressKey]: fragment }), '')
}

export function announceAddress(): void {
  dispatchEvent(new Event(addressKey))
}

/** Keeps the payment of this visit until the function it returns is called, and all others are. */
export function holdAddress(): () => void {
  holders += 1
  const visit = new AbortController()
  const { signal } = visit
  const stopTelling = () => {
    isLengthTelling = false
  }
  addEventListener('popstate', stopTelling, { signal })
  return () => {
    holders -= 1
    visit.abort()
    // Another page of the same app may mount at the same time.
    queueMicrotask(() => {
      if (holders > 0) return
      kept = undefined
      isLengthTelling = true
    })
  }
}

export function subscribeToAddress(listener: () => void): () => void {
  const release = holdAddress()
  const visit = new AbortController()
  const { signal } = visit
  for (const event of ['popstate', 'hashchange', addressKey]) addEventListener(event, listener, { signal })
  return () => {
    visit.abort()
    release()
  }
}
