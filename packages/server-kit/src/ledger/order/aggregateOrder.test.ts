import { paymentStates } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import { attempt, creating } from '../../../test/ledger/buildAttempt.ts'
import type { OrderAggregate } from '../PaymentChange.ts'
import { aggregateOrder } from './aggregateOrder.ts'
import type { Attempt } from './Attempt.ts'
import { judgeAttempt, type Standing } from './judgeAttempt.ts'

const aggregate = (...attempts: Attempt[]): OrderAggregate =>
  aggregateOrder({ orderId: '42', attempts, outbox: [] })
const ended = (stage: 'lost' | 'refused'): Attempt => ({ ...attempt('x'), stage }) as Attempt

/** What one attempt means for the rule of the order, and what an order with it alone is told to be. */
const table: [name: string, attempt: Attempt, standing: Standing, aggregate: OrderAggregate][] = [
  ['creating', creating(100), 'open', 'open'],
  ['lost', ended('lost'), 'unpaid', 'unpaid'],
  ['refused', ended('refused'), 'unpaid', 'unpaid'],
  ['created', attempt('created'), 'open', 'open'],
  ['created, replaced, never handed out', attempt('created', { unwanted: 'replaced' }), 'unpaid', 'unpaid'],
  [
    'created, withdrawn, handed out',
    attempt('created', { unwanted: 'withdrawn', isHandedOut: true }),
    'open',
    'open',
  ],
  ['validating', attempt('validating'), 'open', 'open'],
  ['validating, replaced', attempt('validating', { unwanted: 'replaced' }), 'open', 'open'],
  ['pending', attempt('pending', { wasPending: true }), 'open', 'open'],
  ['pending, withdrawn', attempt('pending', { unwanted: 'withdrawn' }), 'review', 'review'],
  [
    'an active standing order',
    attempt('pending', { kind: 'recurring', wasPending: true }),
    'at_risk',
    'open',
  ],
  [
    'a standing order that is being cancelled',
    attempt('pending', { kind: 'recurring', wasPending: true, detail: 'cancelling_payment' }),
    'at_risk',
    'open',
  ],
  ['a standing order that never ran', attempt('validating', { kind: 'recurring' }), 'open', 'open'],
  [
    'a stopped standing order',
    attempt('rejected', { kind: 'recurring', wasPending: true }),
    'at_risk',
    'review',
  ],
  [
    'a standing order that is over',
    attempt('done', { kind: 'recurring', wasPending: true }),
    'at_risk',
    'open',
  ],
  ['done', attempt('done'), 'paid', 'paid'],
  ['done, replaced', attempt('done', { unwanted: 'replaced' }), 'review', 'review'],
  ['done, another amount', attempt('done', { isMismatch: true }), 'review', 'review'],
  ['done with an error', attempt('done', { errorCode: 'bug' }), 'review', 'review'],
  ['accepted', attempt('accepted'), 'at_risk', 'open'],
  ['partial', attempt('partial', { kind: 'bulk' }), 'at_risk', 'review'],
  ['rejected', attempt('rejected'), 'unpaid', 'unpaid'],
  ['rejected, withdrawn', attempt('rejected', { unwanted: 'withdrawn' }), 'unpaid', 'unpaid'],
  ['expired, never handed out', attempt('expired'), 'unpaid', 'unpaid'],
  ['expired, handed out', attempt('expired', { isHandedOut: true }), 'review', 'review'],
  ['final states that conflict', attempt('rejected', { conflict: true }), 'review', 'review'],
  ['a state that is new', attempt('teleported'), 'open', 'open'],
  [
    'a standing order that had run when it was withdrawn',
    attempt('rejected', { kind: 'recurring', wasPending: true, unwanted: 'withdrawn' }),
    'review',
    'review',
  ],
  [
    'a standing order that was refused, withdrawn',
    attempt('rejected', { kind: 'recurring', unwanted: 'withdrawn' }),
    'unpaid',
    'unpaid',
  ],
  [
    'rejected after pending, withdrawn',
    attempt('rejected', { wasPending: true, unwanted: 'withdrawn' }),
    'unpaid',
    'unpaid',
  ],
  ['expired, replaced, never handed out', attempt('expired', { unwanted: 'replaced' }), 'unpaid', 'unpaid'],
  ['resolved: received', attempt('expired', { isHandedOut: true, resolved: true }), 'paid', 'paid'],
  ['resolved: not received', attempt('done', { conflict: true, resolved: false }), 'unpaid', 'unpaid'],
]

describe.each(table)('%s', (_, one, standing, alone) => {
  test('what it means', () => expect(judgeAttempt(one)).toBe(standing))
  test('alone', () => expect(aggregate(one)).toBe(alone))

  test('beside another one, in either order: paid before review before open before unpaid', () => {
    for (const [, other, , others] of table) {
      const first = (['paid', 'review', 'open', 'unpaid'] as const).find(
        (word) => word === alone || word === others,
      )
      expect([aggregate(one, other), aggregate(other, one)]).toEqual([first, first])
    }
  })
})

test('behavior: the table has every state', () => {
  const names = table.flatMap(([, one]) => (one.stage === 'live' ? [one.believed.payment.state] : []))
  expect(paymentStates.filter((state) => !names.includes(state))).toEqual([])
})

test('behavior: an order without attempts is unpaid', () => {
  expect(aggregate()).toBe('unpaid')
})
