import { randomId } from '../../internal/bytes.ts'
import type { ScopedStore } from '../../store/scopeStore.ts'

/** Notifies the watchers of an order that there is something new to read. */
export interface Hub {
  notify(orderId: string): void
  /** Calls back on every change of an order, in this process or another, until the returned function is called. */
  watch(orderId: string, listener: () => void): Promise<() => void>
  /** Whether changes that another process wrote are called back too: the store publishes and the subscription stands. */
  hearsEverything(): boolean
  close(): Promise<void>
}

const topic = 'orders'
/** Between an order's id, which has no control characters, and the process that publishes it. */
const separator = '\n'

/** One subscription of the store however many watch. A store that cannot publish still notifies this process. */
export function createHub(store: ScopedStore): Hub {
  const watchers = new Map<string, Set<() => void>>()
  let subscription: Promise<(() => Promise<void>) | undefined> | undefined
  let isSubscribed = false
  const sender = randomId()

  const callBack = (orderId: string): void => watchers.get(orderId)?.forEach((listener) => listener())

  async function subscribe(): Promise<(() => Promise<void>) | undefined> {
    try {
      const unsubscribe = await store.subscribe?.(topic, (message) => {
        const [orderId = '', from] = message.split(separator)
        // This process has called its own watchers back already.
        if (from !== sender) callBack(orderId)
      })
      isSubscribed = unsubscribe !== undefined
      return unsubscribe
    } catch {
      // The next watcher tries again.
      subscription = undefined
      return undefined
    }
  }

  return {
    notify(orderId) {
      callBack(orderId)
      // A lost notification is made up for by the next read.
      void store.publish?.(topic, orderId + separator + sender).catch(() => undefined)
    },
    async watch(orderId, listener) {
      const set = watchers.get(orderId) ?? new Set()
      // A function of its own: the same listener may watch twice.
      const entry = (): void => listener()
      watchers.set(orderId, set.add(entry))
      await (subscription ??= subscribe())
      return () => {
        set.delete(entry)
        // Another set may stand there by now.
        if (set.size === 0 && watchers.get(orderId) === set) watchers.delete(orderId)
      }
    },
    hearsEverything: () => isSubscribed,
    async close() {
      await (
        await subscription
      )?.()
      watchers.clear()
    },
  }
}
