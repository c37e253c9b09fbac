import { BoundedMap } from '../../internal/BoundedMap.ts'
import type { StoredDocument } from '../../store/PaymentStore.ts'

/** One visit is over by then. Longer would only make more writes come too late. In milliseconds. */
const rememberedFor = 2_000
const most = 1_000

/** Documents as the store gave them or took them a moment ago, `null` for none. Saves reads before writes, never instead of truth. */
export interface RecentDocuments {
  get(key: string): StoredDocument | null | undefined
  remember(key: string, document: StoredDocument | null): StoredDocument | null
  forget(key: string): void
}

export function createRecentDocuments(): RecentDocuments {
  const recent = new BoundedMap<string, { document: StoredDocument | null; at: number }>(most)
  return {
    get(key) {
      const known = recent.get(key)
      if (!known) return undefined
      if (performance.now() - known.at < rememberedFor) return known.document
      recent.delete(key)
      return undefined
    },
    remember(key, document) {
      recent.set(key, { document, at: performance.now() })
      return document
    },
    forget: (key) => void recent.delete(key),
  }
}
