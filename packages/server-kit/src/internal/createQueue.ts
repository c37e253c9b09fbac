/** Runs the jobs of one key one after the other, in the order they came. */
export function createQueue(): <T>(key: string, job: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return async (key, job) => {
    const before = last.get(key)
    const run = (async () => {
      await before?.catch(() => undefined)
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
