import { expect, test } from 'vitest'
import { paymentStates } from '../vocabulary/states.ts'
import { canCancelPayment } from './canCancelPayment.ts'

const connector = (cancellation_available: boolean | null | undefined) => ({
  payment_settings: { cancellation_available },
})

test.each(paymentStates)('default: %s', (state) => {
  expect(canCancelPayment({ state })).toBe(state === 'created' || state === 'pending')
})

test.each(['first_open_day', 'instant', 'deferred', 'periodic'])(
  'behavior: pending and %s',
  (execution_date_type) => {
    const instructions = [{ execution_date_type: 'first_open_day' }, { execution_date_type }]
    expect(canCancelPayment({ state: 'pending', instructions })).toBe(execution_date_type !== 'instant')
    expect(canCancelPayment({ state: 'created', instructions })).toBe(true)
  },
)

test('parameters: connector', () => {
  expect(canCancelPayment({ state: 'created' }, connector(false))).toBe(false)
  expect(canCancelPayment({ state: 'pending' }, connector(false))).toBe(false)
  for (const unsure of [true, null, undefined])
    expect(canCancelPayment({ state: 'pending' }, connector(unsure))).toBe(true)
  expect(canCancelPayment({ state: 'pending' }, {})).toBe(true)
  expect(canCancelPayment({ state: 'done' }, connector(true))).toBe(false)
})

test.each(['cancelling', 'cancelling_webauth'])('behavior: %s is not asked for twice', (state_detail) => {
  expect(canCancelPayment({ state: 'pending', state_detail })).toBe(false)
})
