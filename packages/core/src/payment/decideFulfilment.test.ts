import { expect, test, vi } from 'vitest'
import { paymentStates } from '../vocabulary/states.ts'
import { decideFulfilment, type FulfilmentPolicy } from './decideFulfilment.ts'
import { interpretPayment } from './interpretPayment.ts'
import type { PaymentOutcome } from './PaymentOutcome.ts'

const careful: FulfilmentPolicy = {
  accepted: 'review',
  partial: 'review',
  expired: 'review',
  active: 'wait',
}
const bold: FulfilmentPolicy = {
  accepted: 'fulfil',
  partial: 'fulfil',
  expired: 'do_not_fulfil',
  active: 'fulfil',
}

test.each([
  ['created', 'wait', 'wait'],
  ['validating', 'wait', 'wait'],
  ['pending', 'wait', 'wait'],
  ['done', 'fulfil', 'fulfil'],
  ['accepted', 'review', 'fulfil'],
  ['partial', 'review', 'fulfil'],
  ['rejected', 'do_not_fulfil', 'do_not_fulfil'],
  ['expired', 'review', 'review'],
  ['a state of tomorrow', 'wait', 'wait'],
])('default: %s', (state, carefully, boldly) => {
  const outcome = interpretPayment({ state })
  expect([decideFulfilment(outcome, careful), decideFulfilment(outcome, bold)]).toEqual([carefully, boldly])
})

test.each([
  [{ state: 'pending' }, 'wait', 'fulfil'],
  [{ state: 'done' }, 'review', 'fulfil'],
  [{ state: 'rejected' }, 'do_not_fulfil', 'do_not_fulfil'],
  [{ state: 'rejected', wasActive: true }, 'review', 'review'],
  [{ state: 'expired' }, 'review', 'review'],
  [{ state: 'expired', wasActive: true, neverBegun: true }, 'review', 'review'],
  [{ state: 'expired', neverBegun: true }, 'review', 'do_not_fulfil'],
])('default: a standing order, %o', (payment, carefully, boldly) => {
  const outcome = interpretPayment({ ...payment, kind: 'recurring' })
  expect([decideFulfilment(outcome, careful), decideFulfilment(outcome, bold)]).toEqual([carefully, boldly])
})

test.each([
  [{ state: 'expired', neverBegun: true }, 'review', 'do_not_fulfil'],
  [{ state: 'done', error_code: 'timedOut' }, 'review', 'review'],
])('default: %o', (payment, carefully, boldly) => {
  const outcome = interpretPayment(payment)
  expect([decideFulfilment(outcome, careful), decideFulfilment(outcome, bold)]).toEqual([carefully, boldly])
})

test.each(paymentStates)("behavior: %s is decided by a person's word, whatever the policy", (state) => {
  const risky: FulfilmentPolicy = {
    accepted: 'fulfil',
    partial: 'fulfil',
    expired: 'fulfil',
    active: 'fulfil',
  }
  for (const policy of [careful, bold, risky]) {
    const decide = (resolved: 'received' | 'not_received') =>
      decideFulfilment(interpretPayment({ state, review: 'unwanted', resolved }), policy)
    expect([decide('received'), decide('not_received')]).toEqual(['fulfil', 'do_not_fulfil'])
  }
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
  for (const review of ['conflict', 'payment_mismatch', 'unwanted'] as const)
    expect(decideFulfilment(interpretPayment({ state, review }), bold)).toBe('review')
})

// No type allows such an outcome; one that came as JSON may be it all the same.
test('behavior: what only a URL claims waits, whatever it says', () => {
  const outcome = { ...interpretPayment({ state: 'done' }), source: 'claimed' } as PaymentOutcome
  expect(decideFulfilment(outcome, bold)).toBe('wait')
})
