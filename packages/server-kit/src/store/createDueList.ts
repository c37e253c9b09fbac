import type { Due } from './PaymentStore.ts'

export interface DueList {
  add(key: string, due: Due): void
  remove(key: string, due: Due): void
  /** Keys of a scope due after one time, and at or before another; the longest due first. */
  list(scope: string, before: number, after: number): Iterable<string>
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
      items.splice(findPlace(items, isFrom({ key, at })), 0, { key, at })
    },
    remove(key, { scope, at }) {
      const items = scopes.get(scope) ?? []
      const place = findPlace(items, isFrom({ key, at }))
      if (items[place]?.key === key) items.splice(place, 1)
      if (items.length === 0) scopes.delete(scope)
    },
    *list(scope, before, after) {
      const items = scopes.get(scope) ?? []
      for (let place = findPlace(items, isAfter(after)); place < items.length; place++) {
        const item = items[place]
        if (!item || item.at > before) return
        yield item.key
      }
    },
  }
}

const isAfter =
  (time: number) =>
  ({ at }: Item): boolean =>
    at > time

/** The item itself, or one that belongs behind it: by time, and by key within one time. */
const isFrom =
  ({ key, at }: Item) =>
  (item: Item): boolean =>
    item.at > at || (item.at === at && item.key >= key)

/** The first place where something holds that holds for everything behind it as well. */
function findPlace(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item && !holds(item)) low = middle + 1
    else high = middle
  }
  return low
}
