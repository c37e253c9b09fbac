import { isBoundToRequest } from './isBoundToRequest.ts'

/**
 * Runs one job per key at a time. Calls in the meantime get the same promise, unless it would end with the request that began
 * it.
 */
export function createSingleFlight<T>(): (key: string | number, job: () => Promise<T>) => Promise<T> {
  const running = new Map<string | number, Promise<T>>()
  return (key, job) => {
    const known = running.get(key)
    if (known && !isBoundToRequest()) return known
    const promise = job().finally(() => {
      if (running.get(key) === promise) running.delete(key)
    })
    running.set(key, promise)
    return promise
  }
}
