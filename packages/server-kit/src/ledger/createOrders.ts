import type { Wait } from '../internal/timers.ts'
import type { PaymentStore } from '../store/PaymentStore.ts'
import { nextLook } from './nextLook.ts'
import type { Attempt, OrderRecord } from './OrderRecord.ts'

export interface Orders {
  find(orderId: string): Promise<OrderRecord | null>
  /** The order and attempt a payment belongs to. */
  findByPayment(paymentId: number): Promise<{ order: OrderRecord; attempt: Attempt } | null>
  /** Changes an order and writes it, again from the start when somebody else wrote meanwhile. `change` may run more than once. */
  update<T>(
    orderId: string,
    change: (order: OrderRecord) => T | typeof unchanged,
  ): Promise<T | typeof unchanged>
  /** Remembers which order a payment belongs to. */
  link(paymentId: number, orderId: string): Promise<void>
  forget(orderId: string): Promise<void>
  listDue(before: number, limit: number): Promise<string[]>
}

/** Returned by a change that has nothing to write. */
export const unchanged: unique symbol = Symbol('unchanged')

const mostTries = 200
const orderPrefix = 'order:'
const orderKey = (orderId: string): string => orderPrefix + orderId
const paymentKey = (paymentId: number): string => `payment:${paymentId}`

export interface OrdersOptions {
  store: PaymentStore
  now: () => number
  wait: Wait
  /** Milliseconds an order is kept after its last change. */
  retention: number
}

/** Orders in a store, changed by compare-and-set only. */
export function createOrders({ store, now, wait, retention }: OrdersOptions): Orders {
  async function find(orderId: string): Promise<OrderRecord | null> {
    const document = await store.read(orderKey(orderId))
    return document ? (JSON.parse(document.value) as OrderRecord) : null
  }

  return {
    find,
    async findByPayment(paymentId) {
      const pointer = await store.read(paymentKey(paymentId))
      const order = pointer && (await find(pointer.value))
      const attempt = order?.attempts.find((candidate) => candidate.paymentId === paymentId)
      return order && attempt ? { order, attempt } : null
    },
    async update(orderId, change) {
      for (let attempt = 0; attempt < mostTries; attempt++) {
        const document = await store.read(orderKey(orderId))
        const order = document
          ? (JSON.parse(document.value) as OrderRecord)
          : { orderId, attempts: [], outbox: [] }
        const result = change(order)
        if (result === unchanged) return unchanged
        const options = {
          version: document?.version ?? null,
          expiresIn: retention,
          dueAt: nextLook(order, now()),
        }
        if (await store.write(orderKey(orderId), JSON.stringify(order), options)) return result
        // Whoever lost a few times in a row steps back a little, so that somebody gets through.
        if (attempt > 3) await wait(Math.random() * Math.min(attempt, 50))
      }
      throw new Error(`Order could not be written in ${mostTries} tries: other writers never paused.`)
    },
    async link(paymentId, orderId) {
      const key = paymentKey(paymentId)
      const document = await store.read(key)
      await store.write(key, orderId, { version: document?.version ?? null, expiresIn: retention })
    },
    async forget(orderId) {
      const order = await find(orderId)
      for (const { paymentId } of order?.attempts ?? []) {
        if (paymentId !== null) await store.remove(paymentKey(paymentId))
      }
      await store.remove(orderKey(orderId))
    },
    async listDue(before, limit) {
      const keys = await store.listDue(before, limit)
      return keys.filter((key) => key.startsWith(orderPrefix)).map((key) => key.slice(orderPrefix.length))
    },
  }
}
