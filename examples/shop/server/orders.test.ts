import { interpretPayment } from '@powens-pay/core'
import type { PaymentChange } from '@powens-pay/server-kit'
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

const ordered = () => {
  const orders = createOrders()
  const order = orders.place(ada, breakfast)
  const record = (
    changes: Partial<PaymentChange> & { state?: string; amount?: string; currency?: string },
  ) => {
    const { state = 'done', amount = order.total, currency = 'EUR', ...rest } = changes
    const outcome = interpretPayment({ state, kind: 'one_time', source: 'pushed' })
    const aggregate = { done: 'paid', accepted: 'open', pending: 'open', rejected: 'unpaid' }[state]
    const payment = { amount, currency, outcome }
    const change = { orderId: order.id, sequence: 1, isLatest: true, aggregate, outcome, payment, ...rest }
    orders.record(change as PaymentChange)
    return order.status
  }
  return { order, record }
}

test('behavior: a change delivered twice is filed once, and one that comes late undoes nothing', () => {
  const { record } = ordered()
  expect(record({ state: 'pending', sequence: 1 })).toBe('wait')
  expect(record({ state: 'done', sequence: 3 })).toBe('fulfil')
  for (const sequence of [1, 2, 3]) expect(record({ state: 'rejected', sequence })).toBe('fulfil')
})

test.each<[string, Parameters<ReturnType<typeof ordered>['record']>[0], string]>([
  ['the price', {}, 'fulfil'],
  ['the price, accepted by the bank', { state: 'accepted' }, 'fulfil'],
  ['the price with other zeros', { amount: '5.5' }, 'fulfil'],
  ['a price that is gone', { amount: '3.00' }, 'review'],
  ['a price that is gone, accepted by the bank', { state: 'accepted', amount: '55.0' }, 'review'],
  ['the price in another currency', { currency: 'USD' }, 'review'],
  ['a second time', { duplicateOf: 7 }, 'review'],
  ['perhaps a second time', { possibleDuplicateOf: 7 }, 'review'],
  ['for an order that was withdrawn', { aggregate: 'review' }, 'review'],
])('behavior: a payment of %s', (_, change, status) => {
  expect(ordered().record(change)).toBe(status)
})

test.each<[string, 'paid' | 'open', object, string]>([
  ['after another one was paid', 'paid', { state: 'done' }, 'fulfil'],
  ['after another one was accepted', 'open', { state: 'accepted' }, 'fulfil'],
  ['after another one was paid at a price that is gone', 'paid', { state: 'done', amount: '3.00' }, 'review'],
  ['before the change of the paid one has come', 'paid', { state: 'pending' }, 'review'],
])('behavior: an older payment that fails %s', (_, aggregate, first, status) => {
  const { record } = ordered()
  record(first)
  expect(record({ state: 'rejected', aggregate, isLatest: false, sequence: 2 })).toBe(status)
})

test('behavior: after a payment failed the order waits for the next one', () => {
  const { record } = ordered()
  expect(record({ state: 'rejected' })).toBe('do_not_fulfil')
  expect(record({ state: 'pending', sequence: 2 })).toBe('wait')
})
