import { expect, test } from 'vitest'
import { customers } from './customers.ts'
import { createOrders, OrderRefusedError } from './orders.ts'

const [ada, karim] = customers
const breakfast = [
  { id: 'baguette', quantity: 1 },
  { id: 'croissant', quantity: 3 },
]

test('default', () => {
  const orders = createOrders(() => 0)
  const order = orders.place(ada, breakfast)
  expect(order).toMatchObject({
    customerId: 'ada',
    total: '5.50',
    status: 'to_pay',
    placedAt: '1970-01-01T00:00:00.000Z',
  })
  expect(orders.listFor(ada)).toEqual([order])
})

test('behavior: the shop knows its prices; a price in the request changes nothing', () => {
  const order = createOrders().place(ada, [{ id: 'tarte-citron', quantity: 1, price: '0.01' }])
  expect(order.total).toBe('4.20')
})

test.each([
  ['nothing', []],
  ['too little', [{ id: 'baguette', quantity: 1 }]],
  ['too much', [{ id: 'tarte-citron', quantity: 3 }]],
  ['no list', 'baguette'],
  ['an unknown product', [{ id: 'pizza', quantity: 4 }]],
  ['half a product', [{ id: 'coffee', quantity: 0.5 }]],
  ['a negative quantity', [...breakfast, { id: 'baguette', quantity: -1 }]],
  ['null', [null]],
])('behavior: refuses %s', (_name, items) => {
  const orders = createOrders()
  expect(() => orders.place(ada, items)).toThrow(OrderRefusedError)
  expect(orders.listFor(ada)).toEqual([])
})

test("behavior: another customer's order is not there", () => {
  const orders = createOrders()
  const { id } = orders.place(ada, breakfast)
  expect(orders.findFor(karim, id)).toBeUndefined()
  expect(orders.findFor(ada, id)).toBeDefined()
})

test('behavior: a change delivered twice is filed once', () => {
  const orders = createOrders()
  const order = orders.place(ada, breakfast)
  orders.record(order.id, 'change-1', 'wait')
  orders.record(order.id, 'change-2', 'fulfil')
  orders.record(order.id, 'change-1', 'wait')
  expect(order.status).toBe('fulfil')
})
