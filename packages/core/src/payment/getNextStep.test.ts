import { expect, test } from 'vitest'
import { getNextStep } from './getNextStep.ts'
import { interpretPayment } from './interpretPayment.ts'

const read = (state: string, more: object = {}) =>
  getNextStep(interpretPayment({ state, kind: 'one_time', ...more }))

test('default', () => {
  expect(read('rejected', { error_code: 'insufficientFunds' })).toBe('choose_another_bank')
})

test.each([
  ['rejected', 'CancelledByUser', 'try_again'],
  ['rejected', 'regulatoryReason', 'ask_bank'],
  ['rejected', 'websiteUnavailable', 'wait'],
  ['rejected', 'invalidLabel', 'contact_shop'],
  ['rejected', 'aWordOfTomorrow', 'contact_shop'],
  ['rejected', null, 'choose_another_bank'],
  ['partial', null, 'contact_shop'],
  ['aStateOfTomorrow', null, 'contact_shop'],
])('parameters: %s with %s', (state, error_code, step) => {
  expect(read(state, { error_code })).toBe(step)
})

test.each(['created', 'validating', 'pending', 'done', 'accepted'])(
  'behavior: %s asks for nothing',
  (state) => {
    expect(read(state)).toBeNull()
  },
)

test('behavior: an expired payment is never tried again, whatever its code says', () => {
  expect(read('expired', { error_code: 'CancelledByUser' })).toBe('contact_shop')
  expect(read('expired', { error_code: 'CancelledByUser', neverBegun: true })).toBe('contact_shop')
})

test('behavior: a standing order that stopped, and anything under review, is for the shop', () => {
  expect(read('rejected', { kind: 'recurring', wasActive: true })).toBe('contact_shop')
  expect(read('done', { review: 'payment_mismatch' })).toBe('contact_shop')
  expect(read('rejected', { review: 'conflict', error_code: 'CancelledByUser' })).toBe('contact_shop')
  expect(read('pending', { review: 'payment_mismatch' })).toBe('contact_shop')
})
