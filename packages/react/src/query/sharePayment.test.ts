import type { PaymentView } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { toSnapshot, type PaymentSnapshot } from './PaymentSnapshot.ts'
import { sharePayment } from './sharePayment.ts'

const view = (revision: number, isFinal = false): PaymentView => ({
  id: 1,
  orderId: '42',
  createdAt: '2026-01-15T09:30:00.000Z',
  kind: 'one_time',
  state: isFinal ? 'done' : 'pending',
  state_detail: null,
  action: null,
  error_code: null,
  error_description: null,
  connector_uuid: null,
  bank: null,
  payee: null,
  label: null,
  reference_id: null,
  source: 'confirmed',
  review: null,
  unwanted: null,
  resolved: null,
  cancellable: false,
  resumable: false,
  outcome: isFinal
    ? { status: 'succeeded', bucket: 'paid', isFinal: true, source: 'confirmed', needsReview: false }
    : {
        status: 'processing',
        bucket: 'in_progress',
        isFinal: false,
        source: 'confirmed',
        needsReview: false,
      },
  nextStep: null,
  revision,
  amount: '9.50',
  currency: 'EUR',
  execution_date_type: 'instant',
  execution_date: null,
})
const share = (before: PaymentSnapshot | undefined, next: PaymentView) =>
  sharePayment(before, toSnapshot(next)) as PaymentSnapshot

test('default', () => {
  expect(share(share(undefined, view(1)), view(2, true)).outcome.status).toBe('succeeded')
})

test('behavior: a late answer does not undo a newer one', () => {
  const done = share(undefined, view(2, true))
  expect(share(done, view(1))).toBe(done)
  const second = share(undefined, view(2))
  expect(share(second, view(1))).toBe(second)
})

test('behavior: what brings nothing new keeps the snapshot', () => {
  const before = share(undefined, view(1))
  expect(share(before, view(1))).toBe(before)
})

test('behavior: asked for by the payer, a paused visit goes on', () => {
  const paused = { ...toSnapshot(view(1)), isPaused: true as const }
  expect(share(paused, view(1))).toEqual(toSnapshot(view(1)))
})
