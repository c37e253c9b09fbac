import { noVisit, type LedgerContext } from '../LedgerContext.ts'
import { findLive, type LivePayment } from '../order/OrderRecord.ts'
import type { Hub } from '../deliver/createHub.ts'
import type { ReadCurrent } from './createCurrentReader.ts'

/** How often a payment is looked at without a notification, in milliseconds. Its age decides whether Powens is asked. */
const pause = 5_000
/** While every change is called back, the store is read all the same at each twelfth look: a notification may be lost. */
const looksPerStoreRead = 12

/** Called at each look, with the payment as it is then; `null` once its order is gone. */
export type Follow = (current: LivePayment | null) => void

export interface Follower {
  /** Calls it at once when the payment has been looked at before. */
  add(known: LivePayment, follow: Follow): void
  /** Says whether it was the last one. */
  remove(follow: Follow): boolean
  close(): void
}

export interface FollowerContext extends Pick<LedgerContext, 'orders' | 'onError'> {
  hub: Pick<Hub, 'watch' | 'hearsEverything'>
  getCurrent: ReadCurrent
}

/** Looks at one payment: after each notification, and every few seconds without one. */
export function openFollower(
  { orders, hub, getCurrent, onError }: FollowerContext,
  known: LivePayment,
): Follower {
  const { orderId } = known.order
  const { id } = known.attempt
  const follows = new Set<Follow>()
  let current: LivePayment | null = known
  let looks = 0
  let isNews = true
  let isLooking = false
  let isFailing = false
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const watching = hub.watch(orderId, () => {
    isNews = true
    void look()
  })
  // What changed before the notifications came is seen by the first look.
  void watching.then(look)

  async function look(): Promise<void> {
    if (isLooking || isClosed) return
    isLooking = true
    clearTimeout(timer)
    do await lookOnce()
    while (isNews && !isFailing)
    isLooking = false
    if (!isClosed) timer = setTimeout(() => void look(), pause)
  }

  async function lookOnce(): Promise<void> {
    const isRead = isNews || !hub.hearsEverything() || looks % looksPerStoreRead === 0
    isNews = false
    looks += 1
    try {
      const stored = isRead ? findLive(await orders.find(orderId), id) : current
      current = stored && (await getCurrent(stored, noVisit))
      isFailing = false
    } catch (error) {
      // What is known is shown on, and the next look reads again.
      isNews = true
      if (!isFailing) onError(error, { requestId: `follow:${orderId}` })
      isFailing = true
    }
    for (const follow of follows) follow(current)
  }

  return {
    add(found, follow) {
      follows.add(follow)
      if (looks === 0) return
      const isNewer = !current || found.attempt.revision > current.attempt.revision
      follow(isNewer ? (current = found) : current)
    },
    remove(follow) {
      follows.delete(follow)
      return follows.size === 0
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      void watching.then((unwatch) => unwatch())
    },
  }
}
