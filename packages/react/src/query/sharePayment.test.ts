import type { BelievedPayment, PaymentView } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { readPayment } from './PaymentSnapshot.ts'
import { sharePayment } from './sharePayment.ts'

const observe = (state: string, observedAt: number): BelievedPayment<PaymentView> => ({
  payment: {
    id: 1,
    orderId: '42',
    state,
    state_detail: null,
    action: null,
    error_code: null,
    error_description: null,
    connector_uuid: null,
    source: 'confirmed',
    review: null,
    cancellable: false,
    resumable: false,
    kind: 'one_time',
    amount: '9.50',
    currency: 'EUR',
    execution_date_type: 'instant',
    execution_date: null,
  },
  observedAt,
  source: 'confirmed',
  conflict: false,
  wasPending: state === 'pending',
})
const share = (before: unknown, next: unknown) => sharePayment(before, next) as BelievedPayment<PaymentView>

test('default', () => {
  const done = observe('done', 2)
  expect(share(observe('pending', 1), done)).toMatchObject({ payment: { state: 'done' }, wasPending: true })
})

test('behavior: the first observation is taken as it is', () => {
  expect(share(undefined, observe('created', 1))).toMatchObject({
    payment: { state: 'created' },
    observedAt: 1,
  })
})

test('behavior: a late answer does not undo a newer one', () => {
  const done = share(undefined, observe('done', 2))
  expect(share(done, observe('pending', 1)).payment.state).toBe('done')
})

test('behavior: what brings nothing new keeps the payment, whenever it was read', () => {
  const before = share(undefined, observe('pending', 1))
  const after = share(before, observe('pending', 2))
  expect(after.payment).toBe(before.payment)
  expect(after.observedAt).toBe(2)
  const selected = readPayment(before)
  expect(sharePayment(selected, readPayment(after))).toBe(selected)
})

test('behavior: two final states need a person', () => {
  const conflicting = share(share(undefined, observe('done', 1)), observe('rejected', 2))
  expect(readPayment(conflicting).outcome).toMatchObject({ status: 'unknown', needsReview: true })
})
