import type { Due, PaymentStore, StoredDocument } from './PaymentStore.ts'

export interface MemoryStoreOptions {
  /**
   * Says that one process takes all payments and may forget them when it restarts. Without it the handler refuses to
   * start in production with this store.
   */
  singleInstance?: boolean | undefined
  /** Milliseconds, for expiry. @default Date.now */
  now?: (() => number) | undefined
}

export interface MemoryStore extends PaymentStore {
  readonly singleInstance: boolean
  /** How many documents it holds. */
  readonly size: number
}

interface Entry extends StoredDocument {
  expiresAt: number
  due: Due | null
}

/** Keeps everything in this process: for development, tests, and one process that may forget. */
export function memoryStore({
  singleInstance = false,
  now = Date.now,
}: MemoryStoreOptions = {}): MemoryStore {
  const entries = new Map<string, Entry>()
  const counters = new Map<string, { count: number; expiresAt: number }>()
  const listeners = new Map<string, Set<(message: string) => void>>()

  function find(key: string): Entry | undefined {
    const entry = entries.get(key)
    if (!entry || entry.expiresAt > now()) return entry
    entries.delete(key)
    return undefined
  }

  function forgetExpired(): void {
    for (const key of entries.keys()) find(key)
    for (const [key, counter] of counters) if (counter.expiresAt <= now()) counters.delete(key)
  }

  let writes = 0

  return {
    name: 'memoryStore',
    guarantees: { durable: false, shared: false },
    singleInstance,
    get size() {
      return entries.size
    },
    async read(key) {
      const entry = find(key)
      return entry ? { value: entry.value, version: entry.version } : null
    },
    async write(key, value, { version, expiresIn, due = null }) {
      const current = find(key)
      if ((current?.version ?? null) !== version) return false
      const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn
      entries.set(key, { value, version: (version ?? 0) + 1, expiresAt, due })
      if (++writes % 1000 === 0) forgetExpired()
      return true
    },
    async remove(key) {
      entries.delete(key)
    },
    async listDue(scope, before, limit) {
      const found: [number, string][] = []
      for (const [key, { due }] of entries) {
        if (due?.scope === scope && due.at <= before && find(key)) found.push([due.at, key])
      }
      found.sort(([a], [b]) => a - b)
      return found.slice(0, limit).map(([, key]) => key)
    },
    async count(key, windowMilliseconds) {
      const known = counters.get(key)
      const counter =
        known && known.expiresAt > now() ? known : { count: 0, expiresAt: now() + windowMilliseconds }
      counter.count++
      counters.set(key, counter)
      return counter.count
    },
    async publish(topic, message) {
      for (const listener of listeners.get(topic) ?? []) listener(message)
    },
    async subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return async () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(topic)
      }
    },
  }
}
