import { expect, test } from 'vitest'
import { orderFormat, readOrder, writeOrder } from './orderDocument.ts'

const order = { orderId: '42', attempts: [], outbox: [], lookAfter: 7 }

test('default: what is written is read', () => {
  expect(readOrder(writeOrder(order))).toEqual(order)
})

test('behavior: a document carries the number of its format', () => {
  expect(JSON.parse(writeOrder(order))).toEqual({ format: orderFormat, ...order })
})

test.each([orderFormat + 1, 0, '1', null, undefined])('behavior: format %s is refused', (format) => {
  const text = JSON.stringify({ ...order, format })
  expect(() => readOrder(text)).toThrow(
    `The store holds an order in format ${String(format)}, and this version of server-kit reads format ${orderFormat}.`,
  )
})
