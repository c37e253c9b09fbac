import { expect, test } from 'vitest'
import { createPaymentError } from './createPaymentError.ts'
import { isPaymentError, PaymentError } from './PaymentError.ts'

test('default', () => {
  const error = new PaymentError('payment_refused', 'The basket is empty.', {
    status: 403,
    requestId: 'r1',
    cause: new Error('inner'),
  })
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({
    name: 'PaymentError',
    code: 'payment_refused',
    message: 'The basket is empty.',
    status: 403,
    requestId: 'r1',
    cause: { message: 'inner' },
  })
})

test('behavior: without a message the code stands in for it', () => {
  const error = new PaymentError('network_error')
  expect(error).toMatchObject({ message: 'network_error', status: 0 })
  expect(error.requestId).toBeUndefined()
  expect('cause' in error).toBe(false)
})

test('createPaymentError: default sentence and status of its code', () => {
  expect(createPaymentError('order_not_found')).toMatchObject({
    message: 'There is no such order for this customer.',
    status: 404,
  })
  expect(createPaymentError('order_not_found', 'Gone.', { status: 410 })).toMatchObject({
    message: 'Gone.',
    status: 410,
  })
})

test('isPaymentError: behavior: knows the error of a subclass and of another copy of the package', () => {
  class Refused extends PaymentError {
    override readonly name = 'Refused'
  }
  const foreign = Object.assign(new Error('x'), { code: 'network_error' })
  Object.defineProperty(foreign, Symbol.for('@powens-pay/core/PaymentError'), { value: true })
  expect(isPaymentError(new Refused('payment_refused'))).toBe(true)
  expect(isPaymentError(foreign)).toBe(true)
})

test.each([undefined, null, 'network_error', 4, {}, new Error('x'), { code: 'network_error' }])(
  'isPaymentError: behavior: %o is none',
  (value) => {
    expect(isPaymentError(value)).toBe(false)
  },
)

test('behavior: what is logged or sent on holds neither the cause nor the marker', () => {
  const cause = new Error('of another server')
  const error = new PaymentError('network_error', 'Offline.', { cause, requestId: 'r1' })
  expect(Object.keys(error)).toEqual(expect.arrayContaining(['code', 'requestId', 'status']))
  expect(JSON.stringify(error)).not.toContain('another')
  expect(Object.keys(error)).not.toContain('cause')
  expect(Reflect.ownKeys(error).filter((key) => typeof key === 'symbol')).toEqual([])
})
