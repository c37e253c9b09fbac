/** Resolves after some milliseconds, or rejects with the signal's reason. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>

export const wait: Wait = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })

// As they are when this is loaded: a clock that a test tells does not hold up what only lets others go first.
const { setImmediate: later = (job: () => void) => setTimeout(job, 0) } = globalThis as {
  setImmediate?: (job: () => void) => unknown
}

/** Lets everything else that waits in this process go first. A store that answers at once never does that by itself. */
export const yieldToOthers = (): Promise<void> => new Promise((resolve) => void later(resolve))

/** What a promise gives within some milliseconds, and `undefined` after them. The promise itself goes on. */
export async function withinTime<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    clearTimeout(timer)
  }
}

/** What a promise gives, or the signal's reason once it aborts: for promises that do not watch the signal themselves. */
export async function raceSignal<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // A rejection after the signal would be unhandled otherwise.
  promise.catch(() => undefined)
  signal.throwIfAborted()
  let stop = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
