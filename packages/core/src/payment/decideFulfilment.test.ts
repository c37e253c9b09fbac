import { expect, test, vi } from 'vitest'
import { paymentStates } from '../vocabulary/states.ts'
import { decideFulfilment, type FulfilmentPolicy } from './decideFulfilment.ts'
import { interpretPayment } from './interpretPayment.ts'

const careful: FulfilmentPolicy = { accepted: 'review', partial: 'review', expired: 'review' }
const bold: FulfilmentPolicy = { accepted: 'fulfil', partial: 'fulfil', expired: 'do_not_fulfil' }

test.each([
  ['created', 'wait', 'wait'],
  ['validating', 'wait', 'wait'],
  ['pending', 'wait', 'wait'],
  ['done', 'fulfil', 'fulfil'],
  ['accepted', 'review', 'fulfil'],
  ['partial', 'review', 'fulfil'],
  ['rejected', 'do_not_fulfil', 'do_not_fulfil'],
  ['expired', 'review', 'do_not_fulfil'],
  ['a state of tomorrow', 'wait', 'wait'],
])('default: %s', (state, carefully, boldly) => {
  const outcome = interpretPayment({ state })
  expect([decideFulfilment(outcome, careful), decideFulfilment(outcome, bold)]).toEqual([carefully, boldly])
})

test.each([
  [{ state: 'pending' }, 'fulfil'],
  [{ state: 'rejected' }, 'do_not_fulfil'],
  [{ state: 'rejected', wasActive: true }, 'review'],
  [{ state: 'expired' }, 'review'],
])('default: a standing order, %o', (payment, decision) => {
  expect(decideFulfilment(interpretPayment({ ...payment, kind: 'recurring' }), bold)).toBe(decision)
})

test('parameters: policy, as functions of the payment', () => {
  const accepted = vi.fn((payment: { total: number }) => (payment.total < 100 ? 'fulfil' : 'review'))
  const outcome = interpretPayment({ state: 'accepted' })
  const policy: FulfilmentPolicy<{ total: number }> = { ...careful, accepted }
  expect(decideFulfilment(outcome, policy, { total: 5 })).toBe('fulfil')
  expect(decideFulfilment(outcome, policy, { total: 500 })).toBe('review')
  expect(accepted).toHaveBeenCalledWith({ total: 5 }, outcome)
})

test('parameters: policy, active and stopped', () => {
  const policy: FulfilmentPolicy = { ...careful, active: 'wait', stopped: 'do_not_fulfil' }
  const recurring = (payment: object & { state: string }) =>
    interpretPayment({ ...payment, kind: 'recurring' })
  expect(decideFulfilment(recurring({ state: 'pending' }), policy)).toBe('wait')
  expect(
    decideFulfilment(interpretPayment({ state: 'rejected', kind: 'recurring', wasActive: true }), policy),
  ).toBe('do_not_fulfil')
})

test.each(paymentStates)('behavior: a claimed %s decides nothing', (state) => {
  expect(decideFulfilment(interpretPayment({ state }, { source: 'claimed' }), bold)).toBe('wait')
})

test.each(paymentStates)('behavior: %s under review is reviewed, whatever the policy', (state) => {
  expect(decideFulfilment(interpretPayment({ state, review: 'conflict' }), bold)).toBe('review')
})
