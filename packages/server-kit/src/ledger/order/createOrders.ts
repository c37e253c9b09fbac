import type { Wait } from '../../internal/timers.ts'
import type { ListRange, StoredDocument } from '../../store/PaymentStore.ts'
import type { ScopedStore } from '../../store/scopeStore.ts'
import type { Attempt } from './Attempt.ts'
import { createRecentDocuments } from './createRecentDocuments.ts'
import { listPlaces } from './listPlaces.ts'
import { nextLook } from './nextLook.ts'
import { readOrder, writeOrder } from './orderDocument.ts'
import { findAttempt, type LivePayment, type OrderRecord } from './OrderRecord.ts'

/** An order as one read found it. */
export interface OrderSnapshot {
  order: OrderRecord
  /** `null` for an order that is not in the store yet. */
  version: number | null
}

export interface Orders {
  find(orderId: string): Promise<OrderRecord | null>
  /**
   * An attempt as this process saw it a moment ago, or as it is stored. For what never changes of it, such as its key and
   * terms: another process may have written meanwhile.
   */
  recall(orderId: string, attemptId: string): Promise<Attempt | undefined>
  /** The order, new if the store has none, with its version for `write`. */
  read(orderId: string): Promise<OrderSnapshot>
  /** Writes an order if the store still holds the version it was read in, and says whether it did. */
  write(snapshot: OrderSnapshot): Promise<boolean>
  /** The order and attempt a payment belongs to. */
  findByPayment(paymentId: number): Promise<LivePayment | null>
  /**
   * Changes an order and gives what the change returned. It is written if the change left it different, and changed again
   * from the start when another writer was faster: `change` may run more than once.
   */
  update<T>(orderId: string, change: (order: OrderRecord) => T): Promise<T>
  /** Remembers which order a payment belongs to. */
  link(paymentId: number, orderId: string): Promise<void>
  /** Forgets which order a payment belongs to. */
  unlink(paymentId: number): Promise<void>
  /** As `ScopedStore.listDue`, for orders. */
  listDue: ScopedStore['listDue']
  /** Where payments stand in a list, and their orders; `undefined` for a store that cannot list. */
  list: ((name: string, range: ListRange) => Promise<{ place: string; orderId: string }[]>) | undefined
  /**
   * Makes an order due at another time and leaves it as it is, also one that cannot be read. Says whether it did: another
   * writer gives it a time of its own.
   */
  postpone(orderId: string, when: (order: OrderRecord | null) => number | null): Promise<boolean>
}

const mostTries = 200
const orderPrefix = 'order:'
const orderKey = (orderId: string): string => orderPrefix + orderId
const paymentKey = (paymentId: number): string => `payment:${paymentId}`

export interface OrdersOptions {
  store: ScopedStore
  now: () => number
  wait: Wait
  /** Milliseconds an order is kept after its last change. */
  retention: number
}

/** Orders in a store, changed by compare-and-set only. */
export function createOrders({ store, now, wait, retention }: OrdersOptions): Orders {
  const seen = createRecentDocuments()

  async function load(orderId: string): Promise<StoredDocument | null> {
    return seen.remember(orderId, await store.read(orderKey(orderId)))
  }

  async function find(orderId: string): Promise<OrderRecord | null> {
    const document = await load(orderId)
    return document && readOrder(document.value)
  }

  const read = async (orderId: string): Promise<OrderSnapshot> => toSnapshot(orderId, await load(orderId))

  const write = ({ order, version }: OrderSnapshot): Promise<boolean> =>
    writeDocument(order.orderId, {
      value: writeOrder(order),
      version,
      dueAt: nextLook(order, now()),
      listed: listPlaces(order),
    })

  async function writeDocument(
    orderId: string,
    {
      value,
      version,
      dueAt,
      listed,
    }: Pick<OrderSnapshot, 'version'> & {
      value: string
      dueAt: number | null
      /** Left out, it stays where it stands. */
      listed?: { list: string; place: string }[]
    },
  ): Promise<boolean> {
    seen.forget(orderId)
    const options = { version, expiresIn: retention, dueAt, ...(listed && { listed }) }
    if (!(await store.write(orderKey(orderId), value, options))) return false
    seen.remember(orderId, { value, version: (version ?? 0) + 1 })
    return true
  }

  return {
    find,
    async recall(orderId, attemptId) {
      const recent = seen.get(orderId)
      const attempt = recent ? findAttempt(readOrder(recent.value), attemptId) : undefined
      return attempt ?? findAttempt(await find(orderId), attemptId)
    },
    read,
    write,
    async findByPayment(paymentId) {
      const pointer = await store.read(paymentKey(paymentId))
      const order = pointer && (await find(pointer.value))
      for (const attempt of order?.attempts ?? []) {
        if (order && attempt.stage === 'live' && attempt.paymentId === paymentId) return { order, attempt }
      }
      return null
    },
    async update(orderId, change) {
      for (let tries = 0; tries < mostTries; tries++) {
        // What was seen a moment ago will do for a write: the store refuses it unless it is still so.
        const recent = tries === 0 ? seen.get(orderId) : undefined
        const snapshot = recent === undefined ? await read(orderId) : toSnapshot(orderId, recent)
        const before = writeOrder(snapshot.order)
        const result = change(snapshot.order)
        if (writeOrder(snapshot.order) !== before) {
          if (await write(snapshot)) return result
        } else if (recent === undefined) {
          return result
        } else {
          continue
        }
        // After a few lost races in a row it waits a little, so that one writer gets through.
        if (tries > 3) await wait(Math.random() * Math.min(tries, 50))
      }
      throw new Error(`Order could not be written in ${mostTries} tries: other writers never paused.`)
    },
    async link(paymentId, orderId) {
      const key = paymentKey(paymentId)
      if (await store.write(key, orderId, { version: null, expiresIn: retention })) return
      const document = await store.read(key)
      await store.write(key, orderId, { version: document?.version ?? null, expiresIn: retention })
    },
    unlink: (paymentId) => store.remove(paymentKey(paymentId)),
    async listDue(...range) {
      const keys = await store.listDue(...range)
      return keys.filter((key) => key.startsWith(orderPrefix)).map((key) => key.slice(orderPrefix.length))
    },
    list:
      store.list &&
      (async (name, range) => {
        const found = (await store.list?.(name, range)) ?? []
        return found.map(({ place, key }) => ({ place, orderId: key.slice(orderPrefix.length) }))
      }),
    async postpone(orderId, when) {
      const document = await load(orderId)
      if (!document) return false
      return writeDocument(orderId, { ...document, dueAt: when(tryReadOrder(document.value)) })
    },
  }
}

function tryReadOrder(text: string): OrderRecord | null {
  try {
    return readOrder(text)
  } catch {
    return null
  }
}

const toSnapshot = (orderId: string, document: StoredDocument | null): OrderSnapshot => ({
  order: document ? readOrder(document.value) : { orderId, attempts: [], outbox: [] },
  version: document?.version ?? null,
})
