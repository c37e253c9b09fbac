export interface Store<State> {
  get: () => State
  set: (state: State) => void
  /** Calls `listener` after each change, until the function it returns is called. */
  subscribe: (listener: () => void) => () => void
}

/**
 * State outside of React, for `useSyncExternalStore`. `onWatch` runs when the first component subscribes, so that
 * it is mounted and not hidden, and what it returns when the last one has unsubscribed.
 */
export function createStore<State>(initial: State, onWatch?: () => () => void): Store<State> {
  const listeners = new Set<() => void>()
  let state = initial
  let onUnwatch: (() => void) | undefined
  return {
    get: () => state,
    set(next) {
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) onUnwatch = onWatch?.()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) onUnwatch?.()
      }
    },
  }
}
