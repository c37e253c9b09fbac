/** State outside of React, for one component's `useSyncExternalStore`. */
export interface Store<State> {
  get: () => State
  set: (state: State) => void
  /** Calls `listener` after each change, until the function it returns is called. */
  subscribe: (listener: () => void) => () => void
}

/** `onWatch` runs when the component subscribes, so that it is mounted and not hidden, and what it returns when it unsubscribes. */
export function createStore<State>(state: State, onWatch?: () => () => void): Store<State> {
  let onChange: (() => void) | undefined
  return {
    get: () => state,
    set(next) {
      state = next
      onChange?.()
    },
    subscribe(listener) {
      onChange = listener
      const onUnwatch = onWatch?.()
      return () => {
        onChange = undefined
        onUnwatch?.()
      }
    },
  }
}
