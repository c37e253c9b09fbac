/**
 * Where the history entry keeps what the fragment would say when a hash router owns it; and the event that tells this
 * page's hooks, and no router, that the address was tidied.
 */
export const addressKey = 'powens-pay'

/** The address, or what stands for its fragment. */
export function readAddress(): string {
  const kept: unknown = history.state?.[addressKey]
  return typeof kept === 'string' ? kept : location.href
}

export function subscribeToAddress(listener: () => void): () => void {
  const visit = new AbortController()
  const { signal } = visit
  addEventListener('popstate', listener, { signal })
  addEventListener('hashchange', listener, { signal })
  addEventListener(addressKey, listener, { signal })
  return () => visit.abort()
}
