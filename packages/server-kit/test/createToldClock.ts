import { setImmediate as turn } from 'node:timers/promises'

/** Turns of the event loop after which nothing goes on without time. */
const enoughTurns = 20

/** A clock that goes on by itself to the next time that somebody waits for, once nothing else is left to do. */
export function createToldClock(start = Date.parse('2026-03-02T09:00:00Z')) {
  let now = start
  const waiting = new Set<{ at: number; wake: () => void }>()

  return {
    now: () => now,
    set: (time: number): void => void (now = time),
    /** Resolves when so many milliseconds have been told. */
    pass: (milliseconds: number) =>
      new Promise<void>((wake) => waiting.add({ at: now + milliseconds, wake })),
    /** Tells time until a promise is settled. */
    async run<T>(promise: Promise<T>): Promise<T> {
      let isSettled = false
      const settle = (): void => void (isSettled = true)
      promise.then(settle, settle)
      for (;;) {
        for (let turns = 0; turns < enoughTurns && !isSettled; turns++) await turn()
        if (isSettled) return promise
        now = Math.max(now, Math.min(...Array.from(waiting, ({ at }) => at)))
        if (!Number.isFinite(now)) throw new Error('It waits for something that no time brings.')
        for (const one of waiting) {
          if (one.at > now) continue
          waiting.delete(one)
          one.wake()
        }
      }
    },
  }
}
