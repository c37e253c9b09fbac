import type { Powens } from '../powens/Powens.ts'
import type { ListEntry, ListRange, PaymentStore, WriteOptions } from './PaymentStore.ts'

/** What belongs to one domain in a store that several may share: its keys are never another's. */
export interface ScopedStore {
  read: PaymentStore['read']
  write(
    key: string,
    value: string,
    options: Omit<WriteOptions, 'due' | 'listed'> & {
      dueAt?: number | null
      listed?: readonly Omit<ListEntry, 'scope'>[]
    },
  ): Promise<boolean>
  remove: PaymentStore['remove']
  listDue(before: number, limit: number, after?: number): Promise<string[]>
  /** `undefined` for a store that cannot. */
  list: ((list: string, range: ListRange) => Promise<{ place: string; key: string }[]>) | undefined
  count: PaymentStore['count']
  publish: PaymentStore['publish']
  subscribe: PaymentStore['subscribe']
}

/**
 * Where a payment's id and an order's id mean something: a Powens domain. A domain served from elsewhere, such as a
 * simulator, is another one.
 */
export function getScope({ domain, apiUrl }: Pick<Powens, 'domain' | 'apiUrl'>): string {
  const { host } = new URL(apiUrl)
  return host === `${domain}.biapi.pro` ? domain : `${domain}@${host}`
}

/** The part of a store that belongs to one scope. */
export function scopeStore(store: PaymentStore, scope: string): ScopedStore {
  const prefix = `${scope}/`
  const { list: listStore, publish, subscribe } = store
  return {
    read: (key) => store.read(prefix + key),
    write: (key, value, { dueAt = null, listed, ...options }) =>
      store.write(prefix + key, value, {
        ...options,
        due: dueAt === null ? null : { scope, at: dueAt },
        ...(listStore && listed && { listed: listed.map((entry) => ({ ...entry, scope })) }),
      }),
    remove: (key) => store.remove(prefix + key),
    listDue: async (...range) =>
      (await store.listDue(scope, ...range)).map((key) => key.slice(prefix.length)),
    list:
      listStore &&
      (async (list, range) =>
        (await listStore.call(store, scope, list, range)).map(({ place, key }) => ({
          place,
          key: key.slice(prefix.length),
        }))),
    count: (key, window) => store.count(prefix + key, window),
    publish: publish && ((topic, message) => publish.call(store, prefix + topic, message)),
    subscribe: subscribe && ((topic, listener) => subscribe.call(store, prefix + topic, listener)),
  }
}
