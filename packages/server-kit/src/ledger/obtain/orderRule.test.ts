import { paymentStates, type PaymentKind } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import type { LiveAttempt, Resolution } from '../order/Attempt.ts'
import { decideOrder, type OrderDecision } from './orderRule.ts'

interface Facts {
  kind?: PaymentKind
  wasPending?: boolean
  conflict?: boolean
  isMismatch?: boolean
}

function attempt(
  state: string,
  { kind = 'one_time', wasPending = false, conflict = false, isMismatch = false }: Facts = {},
) {
  const believed = { payment: { state }, wasPending, conflict }
  return { kind, isMismatch, unwanted: null, resolutions: [] as Resolution[], believed } as LiveAttempt
}

const decide = (latest: LiveAttempt | undefined, isSameTerms: boolean, allowAnotherPayment = false) =>
  decideOrder({ latest, isSameTerms, allowAnotherPayment })

/** The table of the order rule, cell by cell: what is latest, then the answer to the same and to a changed order. */
const table: [name: string, latest: LiveAttempt | undefined, same: OrderDecision, changed: OrderDecision][] =
  [
    ['none', undefined, 'create', 'create'],
    ['rejected', attempt('rejected'), 'create', 'create'],
    ['rejected after pending', attempt('rejected', { wasPending: true }), 'create', 'create'],
    ['expired, never pending', attempt('expired'), 'create', 'create'],
    ['created', attempt('created'), 'reuse', 'replace'],
    ['validating', attempt('validating'), 'reuse', 'payment_in_progress'],
    ['pending', attempt('pending', { wasPending: true }), 'show', 'payment_in_progress'],
    ['pending, bulk', attempt('pending', { kind: 'bulk', wasPending: true }), 'show', 'payment_in_progress'],
    ['done', attempt('done'), 'order_already_paid', 'order_already_paid'],
    ['accepted', attempt('accepted'), 'order_already_paid', 'order_already_paid'],
    ['partial', attempt('partial', { kind: 'bulk' }), 'order_already_paid', 'order_already_paid'],
    [
      'an active standing order',
      attempt('pending', { kind: 'recurring', wasPending: true }),
      'order_already_paid',
      'order_already_paid',
    ],
    ['expired after pending', attempt('expired', { wasPending: true }), 'needs_review', 'needs_review'],
    ['conflicting finals', attempt('done', { conflict: true }), 'needs_review', 'needs_review'],
    ['a rejection that conflicts', attempt('rejected', { conflict: true }), 'needs_review', 'needs_review'],
    ['another amount than agreed', attempt('done', { isMismatch: true }), 'needs_review', 'needs_review'],
    ['a state that is new', attempt('teleported'), 'show', 'payment_in_progress'],
  ]

describe.each(table)('%s', (_, latest, same, changed) => {
  test('the same again', () => expect(decide(latest, true)).toBe(same))
  test('changed', () => expect(decide(latest, false)).toBe(changed))

  test('parameters: allowAnotherPayment', () => {
    const isPaid = same === 'order_already_paid'
    expect(decide(latest, true, true)).toBe(isPaid ? 'create' : same)
    expect(decide(latest, false, true)).toBe(isPaid ? 'create' : changed)
  })
})

test('behavior: the table has every state', () => {
  const seen = new Set(table.map(([, latest]) => latest?.believed.payment.state))
  expect(paymentStates.filter((state) => !seen.has(state))).toEqual([])
})
