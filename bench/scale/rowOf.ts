import type { PaymentStore, WriteOptions } from '@powens-pay/server-kit'

/** An order as the handler has written it, to be copied under other numbers. */
export interface SeededRow {
  scope: string
  expiresIn: number
  /** One order in so many is due, at this time. */
  dueEach: number
  dueAt: number
  at: (number: number | string) => {
    order: { key: string; value: string }
    payment: { key: string; value: string }
    due: WriteOptions['due']
  }
}

const dueEach = 10

/** Takes an order and its payment from a store. */
export async function rowOf(
  store: PaymentStore,
  { scope, orderId, paymentId }: { scope: string; orderId: string; paymentId: number },
): Promise<SeededRow> {
  const order = await store.read(`${scope}/order:${orderId}`)
  if (!order) throw new Error(`The store does not hold the order ${orderId} of ${scope}.`)
  const dueAt = Date.now() - 1_000
  return {
    scope,
    expiresIn: 400 * 24 * 60 * 60 * 1000,
    dueEach,
    dueAt,
    at(number) {
      const copy = `copy-${number}`
      const value = order.value
        .replaceAll(`"${orderId}"`, `"${copy}"`)
        .replaceAll(String(paymentId), `${number}00`)
      const isDue = typeof number === 'number' && number % dueEach === 0
      return {
        order: { key: `${scope}/order:${copy}`, value },
        payment: { key: `${scope}/payment:${number}00`, value: copy },
        due: isDue ? { scope, at: dueAt } : null,
      }
    },
  }
}
