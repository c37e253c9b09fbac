import { isBoundToRequest } from './isBoundToRequest.ts'

/**
 * Runs the jobs of one key one after the other, in the order they came. Where a job may end with its request and never settle,
 * none waits: the store's compare-and-set alone keeps the order then, as it does between processes.
 */
export function createQueue(): <T>(key: string, job: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return async (key, job) => {
    const before = last.get(key)
    const run = (async () => {
      if (!isBoundToRequest()) await before?.catch(() => undefined)
      return job()
    })()
    last.set(key, run)
    try {
      return await run
    } finally {
      if (last.get(key) === run) last.delete(key)
    }
  }
}
