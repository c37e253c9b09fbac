/** Where what the fragment would say is kept when a hash router owns it. */
export const historyKey = 'powens-pay'

/** Tells this page's hooks, and no router, that the address was tidied. */
export const tidiedEvent = 'powens-pay'

/** The address, or what stands for its fragment. */
export function readAddress(): string {
  const kept: unknown = history.state?.[historyKey]
  return typeof kept === 'string' ? kept : location.href
}

export function subscribeToAddress(listener: () => void): () => void {
  const visit = new AbortController()
  for (const event of ['popstate', 'hashchange', tidiedEvent])
    addEventListener(event, listener, { signal: visit.signal })
  return () => visit.abort()
}
