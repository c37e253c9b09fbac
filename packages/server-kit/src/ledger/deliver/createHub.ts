import type { ScopedStore } from '../../store/scopeStore.ts'

/** Notifies the watchers of an order that there is something new to read. */
export interface Hub {
  notify(orderId: string): void
  /** Calls back on every change of an order, in this process or another, until the returned function is called. */
  watch(orderId: string, listener: () => void): Promise<() => void>
  close(): Promise<void>
}

const topic = 'orders'

/** One subscription of the store however many watch. A store that cannot publish still notifies this process. */
export function createHub(store: ScopedStore): Hub {
  const watchers = new Map<string, Set<() => void>>()
  let subscription: Promise<(() => Promise<void>) | undefined> | undefined

  const callBack = (orderId: string): void => watchers.get(orderId)?.forEach((listener) => listener())

  return {
    notify(orderId) {
      callBack(orderId)
      // A lost notification is made up for by the next read.
      void store.publish?.(topic, orderId).catch(() => undefined)
    },
    async watch(orderId, listener) {
      const set = watchers.get(orderId) ?? new Set()
      watchers.set(orderId, set.add(listener))
      subscription ??= store.subscribe?.(topic, callBack).catch(() => undefined)
      await subscription
      return () => {
        set.delete(listener)
        if (set.size === 0) watchers.delete(orderId)
      }
    },
    async close() {
      await (
        await subscription
      )?.()
      watchers.clear()
    },
  }
}
