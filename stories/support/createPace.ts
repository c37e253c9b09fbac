/** What a journey is at, for whoever watches it. */
export interface PaceState {
  words: string
  isPaused: boolean
}

/** Plays a journey step by step: without a wait in a test, slowly for a reader, who can stop it. */
export interface Pace {
  isSlow: boolean
  /** Says what comes next, and resolves when it may happen. */
  step: (words: string) => Promise<void>
  toggle: () => void
  subscribe: (listener: () => void) => () => void
  getState: () => PaceState
}

/** Long enough to read a sentence. */
const beat = 1800

export function createPace(isSlow: boolean): Pace {
  let state: PaceState = { words: '', isPaused: false }
  const listeners = new Set<() => void>()
  const update = (change: Partial<PaceState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const untilChange = () =>
    new Promise<void>((resolve) => {
      const stop = subscribe(() => {
        stop()
        resolve()
      })
    })
  return {
    isSlow,
    async step(words) {
      update({ words })
      if (!isSlow) return
      await new Promise((resolve) => setTimeout(resolve, beat))
      while (state.isPaused) await untilChange()
    },
    toggle: () => update({ isPaused: !state.isPaused }),
    subscribe,
    getState: () => state,
  }
}
