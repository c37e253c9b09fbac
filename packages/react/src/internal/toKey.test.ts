import { expect, test } from 'vitest'
import { toKey } from './toKey.ts'

class Order {
  orderId: string
  constructor(orderId: string) {
    this.orderId = orderId
  }
}

test.each<[string, unknown, unknown]>([
  ['another order of properties', { a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 }],
  [
    'properties that JSON has no words for',
    { orderId: '1', draw: () => 1, note: undefined },
    { orderId: '1' },
  ],
  ['other functions', { orderId: '1', draw: () => 1 }, { orderId: '1', draw: () => 2 }],
  ['dates of the same moment', { at: new Date(5) }, { at: new Date(5) }],
  ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 }), { a: 1 }],
  ['an object of a class', new Order('1'), { orderId: '1' }],
  ['nothing at all', undefined, null],
])('behavior: %s: the same order', (_, one, other) => {
  expect(toKey(one)).toBe(toKey(other))
})

test.each<[string, unknown, unknown]>([
  ['dates', { at: new Date(5) }, { at: new Date(6) }],
  ['what is nested', { basket: { lines: [{ id: 1 }] } }, { basket: { lines: [{ id: 2 }] } }],
  ['a number and a text', { orderId: 1 }, { orderId: '1' }],
  ['lists', ['1', '2'], ['2', '1']],
  ['objects of a class', new Order('1'), new Order('2')],
  ['addresses', new URL('https://shop.example/1'), new URL('https://shop.example/2')],
  ['a text and a list of it', '1', ['1']],
  ['nothing and an empty text', null, ''],
])('behavior: %s are two orders', (_, one, other) => {
  expect(toKey(one)).not.toBe(toKey(other))
})
