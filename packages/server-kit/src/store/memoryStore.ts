import { createDueList } from './createDueList.ts'
import type { Due, ListEntry, PaymentStore, StoredDocument } from './PaymentStore.ts'

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
  listed: readonly ListEntry[]
}

interface Counter {
  count: number
  expiresAt: number
}

/** The most counters it holds: callers make them, and each is worth little. The oldest go first. */
const mostCounters = 100_000

/** Entries that each write looks at for expiry, so that no write pays for all the others. */
const lookedAt = 3

/** Keeps everything in this process: for development, tests, and one process that may forget. */
export function memoryStore({
  singleInstance = false,
  now = Date.now,
}: MemoryStoreOptions = {}): MemoryStore {
  const entries = new Map<string, Entry>()
  const counters = new Map<string, Counter>()
  const dueList = createDueList()
  const listeners = new Map<string, Set<(message: string) => void>>()
  const forgetSomeEntries = createRound(entries, (key) => find(key))
  const forgetSomeCounters = createRound(counters, (key, { expiresAt }) => {
    if (expiresAt <= now()) counters.delete(key)
  })

  function find(key: string): Entry | undefined {
    const entry = entries.get(key)
    if (!entry || entry.expiresAt > now()) return entry
    remove(key)
    return undefined
  }

  function remove(key: string): void {
    const due = entries.get(key)?.due
    if (due) dueList.remove(key, due)
    entries.delete(key)
  }

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
    async write(key, value, { version, expiresIn, due = null, listed }) {
      const current = find(key)
      if ((current?.version ?? null) !== version) return false
      if (current?.due) dueList.remove(key, current.due)
      const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn
      entries.set(key, {
        value,
        version: (version ?? 0) + 1,
        expiresAt,
        due,
        listed: listed ?? current?.listed ?? [],
      })
      if (due) dueList.add(key, due)
      forgetSomeEntries()
      return true
    },
    async remove(key) {
      remove(key)
    },
    async listDue(scope, before, limit, after = Number.NEGATIVE_INFINITY) {
      const [found, expired]: [string[], string[]] = [[], []]
      for (const key of dueList.list(scope, before, after)) {
        if (found.length === limit) break
        const isAlive = (entries.get(key)?.expiresAt ?? 0) > now()
        ;(isAlive ? found : expired).push(key)
      }
      expired.forEach(remove)
      return found
    },
    // It keeps no list: few look for payments where they may be forgotten, and each write would pay for it.
    async list(scope, list, { limit, below, from = '' }) {
      const found: { place: string; key: string }[] = []
      for (const [key, { listed, expiresAt }] of entries) {
        if (expiresAt <= now()) continue
        for (const { place, ...entry } of listed) {
          const isInside = place >= from && (below === undefined || place < below)
          if (isInside && entry.scope === scope && entry.list === list) found.push({ place, key })
        }
      }
      return found.toSorted((a, b) => (a.place < b.place ? 1 : -1)).slice(0, limit)
    },
    async count(key, windowMilliseconds) {
      const known = counters.get(key)
      const counter =
        known && known.expiresAt > now() ? known : { count: 0, expiresAt: now() + windowMilliseconds }
      counter.count++
      counters.set(key, counter)
      forgetSomeCounters()
      const [oldest] = counters.keys()
      if (counters.size > mostCounters && oldest !== undefined) counters.delete(oldest)
      return counter.count
    },
    async publish(topic, message) {
      for (const listener of listeners.get(topic) ?? []) listener(message)
    },
    async subscribe(topic, given) {
      // A function of its own each time: the same one may be subscribed twice, and ended once.
      const listener = (message: string): void => given(message)
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return async () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic)
      }
    },
  }
}

/** A function that looks at the next few entries of a map each time, round after round. */
function createRound<Value>(
  map: Map<string, Value>,
  look: (key: string, value: Value) => unknown,
): () => void {
  let entries = map.entries()
  return () => {
    for (let index = 0; index < lookedAt; index++) {
      const next = entries.next()
      if (next.done) {
        entries = map.entries()
        return
      }
      look(...next.value)
    }
  }
}
