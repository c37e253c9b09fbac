import { expect, test } from 'vitest'
import { orderFormat, readOrder, writeOrder, type OrderFormat } from './orderDocument.ts'

const order = { orderId: '42', attempts: [], outbox: [], sequence: 7 }
const next: OrderFormat = {
  number: orderFormat.number + 1,
  upgrade: (before) => ({ ...before, sequence: (before.sequence ?? 0) + 1 }),
}

test('default: what is written is read', () => {
  expect(readOrder(writeOrder(order))).toEqual(order)
})

test('behavior: a document carries the number of its format', () => {
  expect(JSON.parse(writeOrder(order))).toEqual({ format: orderFormat.number, ...order })
})

test('behavior: a format reads the one before, and writes its own', () => {
  const read = readOrder(writeOrder(order), next)
  expect(read).toEqual({ ...order, sequence: 8 })
  expect(readOrder(writeOrder(read, next), next)).toEqual(read)
})

const { number } = orderFormat
test.each([
  [number + 1, orderFormat, `format ${number}`],
  [0, orderFormat, `format ${number}`],
  ['1', orderFormat, `format ${number}`],
  [null, orderFormat, `format ${number}`],
  [undefined, orderFormat, `format ${number}`],
  [number - 1, next, `formats ${number} and ${number + 1}`],
  [number + 2, next, `formats ${number} and ${number + 1}`],
])('behavior: format %s is refused', (format, reader, read) => {
  const text = JSON.stringify({ ...order, format })
  expect(() => readOrder(text, reader)).toThrow(
    `The store holds an order in format ${String(format)}, and this version of server-kit reads ${read}.`,
  )
})
