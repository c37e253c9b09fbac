import type { Due } from './PaymentStore.ts'

export interface DueList {
  add(key: string, due: Due): void
  remove(key: string, due: Due): void
  /** Keys of a scope due at or before a time, the longest due first. */
  list(scope: string, before: number): Iterable<string>
}

interface Item {
  key: string
  at: number
}

/**
 * What is due, sorted in each scope. Most of what is added is due later than what is there, so that it goes to the end.
 */
export function createDueList(): DueList {
  const scopes = new Map<string, Item[]>()
  return {
    add(key, { scope, at }) {
      const items = scopes.get(scope) ?? []
      scopes.set(scope, items)
      items.splice(findPlace(items, { key, at }), 0, { key, at })
    },
    remove(key, { scope, at }) {
      const items = scopes.get(scope) ?? []
      const place = findPlace(items, { key, at })
      if (items[place]?.key === key) items.splice(place, 1)
      if (items.length === 0) scopes.delete(scope)
    },
    *list(scope, before) {
      for (const { key, at } of scopes.get(scope) ?? []) {
        if (at > before) return
        yield key
      }
    },
  }
}

/** The place of an item, or where it belongs: by time, and by key within one time. */
function findPlace(items: readonly Item[], { key, at }: Item): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    const isBefore = item !== undefined && (item.at < at || (item.at === at && item.key < key))
    if (isBefore) low = middle + 1
    else high = middle
  }
  return low
}
