import { expect, test } from 'vitest'
import { memoryStore } from '../../store/memoryStore.ts'
import { scopeStore, type ScopedStore } from '../../store/scopeStore.ts'
import { createOrders } from './createOrders.ts'
import { writeOrder } from './orderDocument.ts'

/** Orders whose writes are counted. */
function setup(store: ScopedStore = scopeStore(memoryStore(), 'acme')) {
  const written: string[] = []
  const counted: ScopedStore = {
    ...store,
    async write(key, value, options) {
      const isWritten = await store.write(key, value, options)
      if (isWritten) written.push(key)
      return isWritten
    },
  }
  const wait = () => Promise.resolve()
  return { store, written, orders: createOrders({ store: counted, now: () => 0, wait, retention: 1_000 }) }
}

test('update: gives what the change returned', async () => {
  const { orders, written } = setup()
  const result = await orders.update('42', (order) => {
    order.sequence = 5
    return 'five'
  })
  expect(result).toBe('five')
  expect(await orders.find('42')).toEqual({ orderId: '42', attempts: [], outbox: [], sequence: 5 })
  expect(written).toEqual(['order:42'])
})

test('update: an order that was left as it was is not written', async () => {
  const { orders, written } = setup()
  expect(await orders.update('42', ({ attempts }) => attempts.length)).toBe(0)
  expect(await orders.find('42')).toBeNull()
  expect(written).toEqual([])
})

test('update: gives the result of the try that was written, not of one that lost', async () => {
  const { orders, store } = setup()
  let tries = 0
  const result = await orders.update('42', (order) => {
    tries++
    // Another instance is faster the first time.
    const other = writeOrder({ orderId: '42', attempts: [], outbox: [], sequence: 10 })
    if (tries === 1) void store.write('order:42', other, { version: null })
    order.sequence = (order.sequence ?? 0) + 1
    return order.sequence
  })
  expect([tries, result]).toEqual([2, 11])
  expect((await orders.find('42'))?.sequence).toBe(11)
})

test('update: a document of another format is left as it is', async () => {
  const { orders, store, written } = setup()
  const text = JSON.stringify({ format: 99, orderId: '42' })
  await store.write('order:42', text, { version: null })
  await expect(orders.update('42', (order) => order.attempts.pop())).rejects.toThrow('format 99')
  expect((await store.read('order:42'))?.value).toBe(text)
  expect(written).toEqual([])
})

test('update: gives up when other writers never pause', async () => {
  const store: ScopedStore = { ...scopeStore(memoryStore(), 'acme'), write: async () => false }
  const { orders } = setup(store)
  const change = orders.update('42', (order) => {
    order.sequence = 1
  })
  await expect(change).rejects.toThrow('Order could not be written in 200 tries')
})
