import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildReturnFragment, parseReturnFragment } from './returnFragment.ts'

const paid = { paymentId: 501, paymentKey: 'AbC-_9', error: null }
const failed = { paymentId: null, paymentKey: null, error: 'invalid_state' }

test('default', () => {
  expect(buildReturnFragment(paid)).toBe('#powens-payment-501-AbC-_9')
  expect(buildReturnFragment(failed)).toBe('#powens-error-invalid_state')
  expect(parseReturnFragment('https://shop.example/order#powens-payment-501-AbC-_9')).toEqual(paid)
  expect(parseReturnFragment('https://shop.example/order#powens-error-invalid_state')).toEqual(failed)
})

test.each([
  '#powens-payment=501.AbC-_9',
  '#/order?powens-payment=501.AbC-_9',
  '#/order?tab=2&powens-payment-501-AbC-_9',
  '#top&powens-payment=501.AbC-_9',
  '#powens-payment=501.AbC-_9&page=2',
  '#powens-payment-501-AbC-_9&page=2',
  '#powens-payment-501-AbC-_9?utm_source=mail',
  '#powens-payment-501-AbC-_9/',
  '#powens-payment-501-AbC-_9.',
  '#powens-payment=501.AbC-_9.',
  '#powens-payment-501-AbC-_9#_=_',
  '#powens-payment-501-AbC-_9:~:text=Paid',
  '#powens-payment-501-AbC-_9%20',
  '#powens-payment%3D501.AbC-_9',
  '#powens-payment%3D501%2EAbC%2D_9',
  '#powens%2Dpayment%2D501%2DAbC%2D_9',
  '#powens-payment%253D501.AbC-_9',
])('behavior: %s is read', (fragment) => {
  expect(parseReturnFragment(`https://shop.example/order${fragment}`)).toEqual(paid)
})

test.each([
  '',
  '#',
  '#top',
  '#powens-payment=501',
  '#powens-payment-501',
  '#powens-payment=.k',
  '#powens-payment=x.k',
  '#powens-payment=1234567890123456.k',
  '#xpowens-payment=1.k',
  '#powens-error=',
  '#%E0%A4%A',
  '?next=%23powens-payment%3D1.k',
])('behavior: %s is none', (fragment) => {
  expect(parseReturnFragment(`https://shop.example/order${fragment}`)).toBeNull()
})

test('behavior: an error that is no code never becomes something else', () => {
  expect(buildReturnFragment({ ...failed, error: 'x&powens-payment=1.k' })).toBe(
    '#powens-error-invalid_state',
  )
})

test('property: what is built is read back, whatever the key of a backend looks like', () => {
  const keys = fc.stringMatching(/^[\w-]{1,40}([.~][\w-]{1,20}){0,3}$/)
  fc.assert(
    fc.property(fc.nat(), keys, (paymentId, paymentKey) => {
      const content = { paymentId, paymentKey, error: null }
      expect(parseReturnFragment(buildReturnFragment(content))).toEqual(content)
    }),
  )
})
