import { expect, test } from 'vitest'
import { paymentErrorCodes } from '../vocabulary/errorCodes.ts'
import { paymentStates } from '../vocabulary/states.ts'
import { interpretPayment } from './interpretPayment.ts'
import type { PaymentOutcome } from './PaymentOutcome.ts'

const summary = (outcome: PaymentOutcome) => {
  const { needsReview: _, source: __, ...rest } = outcome
  return rest
}
const table: [payment: Parameters<typeof interpretPayment>[0], outcome: object][] = [
  [
    { state: 'created' },
    { status: 'requires_action', action: 'validate', bucket: 'in_progress', isFinal: false },
  ],
  [{ state: 'validating' }, { status: 'processing', bucket: 'in_progress', isFinal: false }],
  [
    { state: 'validating', action: null },
    { status: 'processing', bucket: 'in_progress', isFinal: false },
  ],
  ...(
    [
      ['redirect', 'validate'],
      ['decoupled', 'approve_in_app'],
      ['additionalInformationNeeded', 'validate'],
      ['psuValidation', 'validate'],
      ['confirm', 'confirm'],
      ['an action of tomorrow', 'validate'],
    ] as const
  ).map(([action, expected]): [{ state: string; action: string }, object] => [
    { state: 'validating', action },
    { status: 'requires_action', action: expected, bucket: 'in_progress', isFinal: false },
  ]),
  [{ state: 'pending' }, { status: 'processing', bucket: 'in_progress', isFinal: false }],
  [
    { state: 'pending', kind: 'bulk' },
    { status: 'processing', bucket: 'in_progress', isFinal: false },
  ],
  [
    { state: 'pending', kind: 'recurring' },
    { status: 'active', bucket: 'at_risk', isFinal: false },
  ],
  ...(['one_time', 'bulk', 'recurring'] as const).flatMap((kind) =>
    ['cancelling', 'cancelling_webauth'].map(
      (state_detail): [Parameters<typeof interpretPayment>[0], object] => [
        { state: 'pending', state_detail, kind },
        { status: 'requires_action', action: 'confirm_cancellation', bucket: 'in_progress', isFinal: false },
      ],
    ),
  ),
  [{ state: 'done' }, { status: 'succeeded', bucket: 'paid', isFinal: true }],
  [
    { state: 'done', kind: 'bulk' },
    { status: 'succeeded', bucket: 'paid', isFinal: true },
  ],
  [
    { state: 'done', kind: 'recurring' },
    { status: 'accepted', bucket: 'at_risk', isFinal: true },
  ],
  ...(['one_time', 'bulk', 'recurring'] as const).map(
    (kind): [Parameters<typeof interpretPayment>[0], object] => [
      { state: 'done', kind, error_code: 'timedOut' },
      { status: 'unknown', bucket: 'cannot_tell', isFinal: true, state: 'done' },
    ],
  ),
  [{ state: 'accepted' }, { status: 'accepted', bucket: 'at_risk', isFinal: true }],
  [
    { state: 'partial', kind: 'bulk' },
    { status: 'partially_succeeded', bucket: 'at_risk', isFinal: true },
  ],
  [
    { state: 'rejected', error_code: 'insufficientFunds' },
    {
      status: 'failed',
      bucket: 'not_paid',
      isFinal: true,
      reason: 'rejected',
      errorCode: 'insufficientFunds',
    },
  ],
  ...['CancelledByUser', 'cancelledByUser', 'CANCELLEDBYCLIENT'].map(
    (error_code): [{ state: string; error_code: string }, object] => [
      { state: 'rejected', error_code },
      { status: 'failed', bucket: 'not_paid', isFinal: true, reason: 'cancelled', errorCode: error_code },
    ],
  ),
  [
    { state: 'rejected' },
    { status: 'failed', bucket: 'not_paid', isFinal: true, reason: 'rejected', errorCode: null },
  ],
  [
    { state: 'rejected', kind: 'recurring', wasActive: false },
    { status: 'failed', bucket: 'not_paid', isFinal: true, reason: 'rejected', errorCode: null },
  ],
  [
    { state: 'rejected', kind: 'recurring', wasActive: true },
    { status: 'stopped', bucket: 'at_risk', isFinal: true },
  ],
  [
    { state: 'expired', error_code: 'CancelledByUser', neverBegun: true },
    { status: 'failed', bucket: 'not_paid', isFinal: true, reason: 'expired', errorCode: 'CancelledByUser' },
  ],
  ...(['one_time', 'bulk', 'recurring'] as const).flatMap(
    (kind): [Parameters<typeof interpretPayment>[0], object][] => [
      [
        { state: 'expired', kind, neverBegun: true },
        { status: 'failed', bucket: 'not_paid', isFinal: true, reason: 'expired', errorCode: null },
      ],
      [
        { state: 'expired', kind },
        { status: 'unknown', bucket: 'cannot_tell', isFinal: true, state: 'expired' },
      ],
    ],
  ),
  [
    { state: 'expired', kind: 'recurring', wasActive: true, neverBegun: true },
    { status: 'unknown', bucket: 'cannot_tell', isFinal: true, state: 'expired' },
  ],
  [
    { state: 'settled_twice' },
    { status: 'unknown', bucket: 'cannot_tell', isFinal: false, state: 'settled_twice' },
  ],
]

test.each(table)('default: %o', (payment, outcome) => {
  expect(summary(interpretPayment(payment))).toEqual(outcome)
})

test('default: the table covers every state', () => {
  const covered = new Set(table.map(([payment]) => payment.state))
  expect(paymentStates.filter((state) => !covered.has(state))).toEqual([])
})

test('parameters: source', () => {
  expect(interpretPayment({ state: 'done' }).source).toBe('confirmed')
  expect(interpretPayment({ state: 'done', source: 'pushed' }).source).toBe('pushed')
  expect(interpretPayment({ state: 'done', source: 'pushed' }, { source: 'confirmed' }).source).toBe(
    'confirmed',
  )
})

test.each(table)('behavior: claimed is never more than processing: %o', (payment) => {
  for (const review of [null, 'conflict'] as const)
    expect(interpretPayment({ ...payment, review }, { source: 'claimed' })).toEqual({
      status: 'processing',
      bucket: 'in_progress',
      isFinal: false,
      source: 'claimed',
      needsReview: review !== null,
    })
})

test('parameters: kind, wasActive', () => {
  expect(interpretPayment({ state: 'pending' }, { kind: 'recurring' }).status).toBe('active')
  expect(interpretPayment({ state: 'rejected', kind: 'recurring' }, { wasActive: true }).status).toBe(
    'stopped',
  )
  expect(interpretPayment({ state: 'rejected' }, { wasActive: true }).status).toBe('failed')
})

test('behavior: only done, of one transfer or several, without an error, is paid', () => {
  const states = [...paymentStates, 'a state of tomorrow']
  const paid = states.flatMap((state) =>
    (['one_time', 'bulk', 'recurring'] as const).flatMap((kind) =>
      [null, 'timedOut'].flatMap((error_code) =>
        [true, false].flatMap((wasActive) =>
          interpretPayment({ state, kind, error_code, wasActive }).bucket === 'paid'
            ? [[state, kind, error_code]]
            : [],
        ),
      ),
    ),
  )
  expect([...new Set(paid.map((facts) => JSON.stringify(facts)))]).toEqual([
    '["done","one_time",null]',
    '["done","bulk",null]',
  ])
})

test.each(table)("behavior: a person's word is final, whatever else is known: %o", (payment) => {
  const { state } = payment
  for (const review of [null, 'unwanted'] as const) {
    expect(interpretPayment({ ...payment, review, resolved: 'received' })).toEqual({
      status: 'succeeded',
      bucket: 'paid',
      isFinal: true,
      source: 'resolved',
      needsReview: false,
    })
    expect(interpretPayment({ ...payment, review }, { resolved: 'not_received' })).toEqual({
      status: 'failed',
      bucket: 'not_paid',
      isFinal: true,
      source: 'resolved',
      needsReview: false,
      reason: state === 'expired' ? 'expired' : 'rejected',
      errorCode: null,
    })
  }
  expect(interpretPayment({ ...payment, resolved: 'received' }, { source: 'claimed' }).bucket).toBe(
    'in_progress',
  )
})

test.each(table)('behavior: under review nothing is paid, refused or at risk: %o', (payment) => {
  for (const review of ['conflict', 'payment_mismatch', 'unwanted'] as const) {
    const outcome = interpretPayment(payment, { review })
    expect(outcome.needsReview).toBe(true)
    expect(['in_progress', 'cannot_tell']).toContain(outcome.bucket)
    expect(outcome.isFinal).toBe(interpretPayment(payment).isFinal)
  }
})

test('behavior: only what somebody cancelled on purpose failed as cancelled', () => {
  const codes = [...paymentErrorCodes, 'CANCELLEDBYUSER', 'canceled', 'xcancelled', '', null, undefined]
  const isCancelled = (error_code: string | null | undefined) => {
    const outcome = interpretPayment({ state: 'rejected', error_code })
    return outcome.status === 'failed' && outcome.reason === 'cancelled'
  }
  expect(codes.filter(isCancelled)).toEqual(['CancelledByUser', 'CancelledByClient', 'CANCELLEDBYUSER'])
})

test.each(['cancelling', 'cancelling_webauth'])('behavior: %s matters only while pending', (state_detail) => {
  for (const state of paymentStates)
    expect(interpretPayment({ state, state_detail }).status === 'requires_action').toBe(
      state === 'created' || state === 'pending',
    )
})

test.each(['waiting', 'x cancelling', null])(
  'behavior: pending with the detail %s is no cancellation',
  (state_detail) => {
    expect(interpretPayment({ state: 'pending', state_detail }).status).toBe('processing')
  },
)
