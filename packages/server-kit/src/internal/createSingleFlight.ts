/** Runs one job per key at a time. Calls in the meantime get the same promise. */
export function createSingleFlight<T>(): (key: string | number, job: () => Promise<T>) => Promise<T> {
  const running = new Map<string | number, Promise<T>>()
  return (key, job) => {
    const known = running.get(key)
    if (known) return known
    const promise = job().finally(() => running.delete(key))
    running.set(key, promise)
    return promise
  }
}
