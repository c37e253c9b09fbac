import type { PaymentStore } from '../../src/store/PaymentStore.ts'

/** A store whose outboxes are watched. */
export interface WatchedStore {
  store: PaymentStore
  /** Every change that was ever written, by id: what its merchant has to be told. */
  written: Map<string, string>
}

interface StoredChange {
  changeId: string
  sequence: number
  payment: object
}

export function watchStore(inner: PaymentStore, written = new Map<string, string>()): WatchedStore {
  const note = (value: string): void => {
    const { outbox = [] } = JSON.parse(value) as { outbox?: StoredChange[] }
    for (const { changeId, sequence, payment } of outbox) {
      const content = JSON.stringify([sequence, payment])
      // Two contents under one name never compare equal to what was told.
      const before = written.get(changeId) ?? content
      written.set(changeId, before === content ? content : `${before} and ${content}`)
    }
  }
  return {
    written,
    store: {
      ...inner,
      async write(key, value, options) {
        const isWritten = await inner.write(key, value, options)
        if (isWritten && key.includes('/order:')) note(value)
        return isWritten
      },
    },
  }
}
