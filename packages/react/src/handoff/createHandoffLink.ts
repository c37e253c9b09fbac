import { createHandoff, type PaymentClient, type PaymentError, type PaymentReference } from '@powens-pay/core'
import { createStore, type Store } from '../internal/createStore.ts'
import { toPaymentError } from '../internal/toPaymentError.ts'

export interface HandoffLinkState {
  /** Absent until the server has answered, and once it has expired. */
  url: string | undefined
  /** Why there is none. */
  error: PaymentError | null
}

export interface HandoffLink {
  store: Store<HandoffLinkState>
  /** Requests a new link now. */
  renew: () => Promise<void>
}

/** How often the age of a link is checked, in milliseconds. */
const tick = 15_000
// A payer who has just begun to scan still reaches a page that works.
const renewEarly = 60_000
/** For a server that does not say how long its links live. */
const assumedLifetime = 300_000

/**
 * The link to a phone for one payment, renewed before it expires, while a component shows it and the page is not hidden;
 * a page that is shown again looks at once.
 *
 * Its life is a duration from the server. On this machine's clock only differences are read, so that it may be wrong; one
 * that goes backwards renews.
 */
export function createHandoffLink(
  client: PaymentClient,
  reference: PaymentReference | undefined,
): HandoffLink {
  let isAsking = false
  let receivedAt = 0
  let lifetime = 0

  const store = createStore<HandoffLinkState>({ url: undefined, error: null }, () => {
    if (!reference) return () => {}
    const visit = new AbortController()
    const { signal } = visit
    for (const event of ['pageshow', 'visibilitychange', 'online'])
      addEventListener(event, comeBack, { signal })
    const timer = setInterval(look, tick)
    comeBack()
    return () => {
      clearInterval(timer)
      visit.abort()
    }
  })

  const getAge = () => Date.now() - receivedAt
  const isOlderThan = (duration: number) => getAge() < 0 || getAge() >= duration

  /** Time has passed. After a failure with nothing to show, the payer asks. */
  function look(): void {
    if (store.get().error === null) comeBack()
  }

  /** The page is shown again, or online again: its clocks may have stood still. */
  function comeBack(): void {
    const { url, error } = store.get()
    if (url !== undefined && isOlderThan(lifetime)) store.set({ url: undefined, error })
    if (isOlderThan(lifetime - renewEarly) && !document.hidden) void renew()
  }

  async function renew(): Promise<void> {
    if (!reference || isAsking) return
    isAsking = true
    store.set({ url: store.get().url, error: null })
    try {
      const { url, expiresIn } = await createHandoff(client, reference)
      receivedAt = Date.now()
      lifetime = expiresIn === undefined ? assumedLifetime : expiresIn * 1000
      store.set({ url, error: null })
    } catch (cause) {
      const { url } = store.get()
      // A link that still works is shown, and the next look tries again.
      store.set({ url, error: url === undefined ? toPaymentError(cause) : null })
    } finally {
      isAsking = false
    }
  }

  return { store, renew }
}
