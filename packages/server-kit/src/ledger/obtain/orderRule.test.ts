import { paymentStates } from '@powens-pay/core'
import { describe, expect, test } from 'vitest'
import { attempt, creating } from '../../../test/ledger/buildAttempt.ts'
import type { Attempt, LiveAttempt } from '../order/Attempt.ts'
import { decideOrder, type Comparison, type OrderDecision } from './orderRule.ts'

interface Asked {
  comparison?: Comparison
  allowAnotherPayment?: boolean
  startDate?: string | null
}

const decide = (
  attempts: readonly Attempt[],
  { comparison = 'same', allowAnotherPayment = false, startDate = null }: Asked = {},
): OrderDecision =>
  decideOrder({ attempts, compare: () => comparison, allowAnotherPayment, startDate, now: 100 })

type Word = OrderDecision['decision']

/** The table of the order rule, cell by cell: what is latest, then the answer to the same and to a changed order. */
const table: [name: string, latest: LiveAttempt | null, same: Word, changed: Word][] = [
  ['none', null, 'create', 'create'],
  ['rejected', attempt('rejected'), 'create', 'create'],
  ['rejected after pending', attempt('rejected', { wasPending: true }), 'create', 'create'],
  ['expired, never handed out', attempt('expired'), 'create', 'create'],
  ['expired, handed out', attempt('expired', { isHandedOut: true }), 'needs_review', 'needs_review'],
  ['expired after pending', attempt('expired', { wasPending: true }), 'needs_review', 'needs_review'],
  ['created, never handed out', attempt('created'), 'reuse', 'create'],
  ['created, handed out', attempt('created', { isHandedOut: true }), 'reuse', 'cancel'],
  ['validating', attempt('validating', { isHandedOut: true }), 'reuse', 'payment_in_progress'],
  ['pending', attempt('pending', { wasPending: true }), 'show', 'payment_in_progress'],
  ['pending, bulk', attempt('pending', { kind: 'bulk', wasPending: true }), 'show', 'payment_in_progress'],
  ['done', attempt('done'), 'order_already_paid', 'order_already_paid'],
  ['done with an error', attempt('done', { errorCode: 'bug' }), 'needs_review', 'needs_review'],
  ['accepted', attempt('accepted'), 'order_already_paid', 'order_already_paid'],
  ['partial', attempt('partial', { kind: 'bulk' }), 'order_already_paid', 'order_already_paid'],
  [
    'an active standing order',
    attempt('pending', { kind: 'recurring', wasPending: true }),
    'order_already_paid',
    'order_already_paid',
  ],
  [
    'a stopped standing order',
    attempt('rejected', { kind: 'recurring', wasPending: true }),
    'order_already_paid',
    'order_already_paid',
  ],
  [
    'a standing order that is over',
    attempt('done', { kind: 'recurring' }),
    'order_already_paid',
    'order_already_paid',
  ],
  [
    'an expired standing order',
    attempt('expired', { kind: 'recurring', isHandedOut: true }),
    'needs_review',
    'needs_review',
  ],
  ['conflicting finals', attempt('done', { conflict: true }), 'needs_review', 'needs_review'],
  ['a rejection that conflicts', attempt('rejected', { conflict: true }), 'needs_review', 'needs_review'],
  ['another amount than agreed', attempt('done', { isMismatch: true }), 'needs_review', 'needs_review'],
  ['a state that is new', attempt('teleported'), 'show', 'payment_in_progress'],
  ['replaced, never handed out', attempt('created', { unwanted: 'replaced' }), 'create', 'create'],
  [
    'withdrawn, handed out',
    attempt('created', { unwanted: 'withdrawn', isHandedOut: true }),
    'cancel',
    'cancel',
  ],
  [
    'withdrawn, at the bank',
    attempt('validating', { unwanted: 'withdrawn', isHandedOut: true }),
    'payment_in_progress',
    'payment_in_progress',
  ],
  ['withdrawn, pending', attempt('pending', { unwanted: 'withdrawn' }), 'needs_review', 'needs_review'],
  ['withdrawn and paid', attempt('done', { unwanted: 'withdrawn' }), 'needs_review', 'needs_review'],
  [
    'resolved: received',
    attempt('expired', { isHandedOut: true, resolved: true }),
    'order_already_paid',
    'order_already_paid',
  ],
  ['resolved: not received', attempt('done', { conflict: true, resolved: false }), 'create', 'create'],
]

describe.each(table)('%s', (_, latest, same, changed) => {
  const attempts = latest ? [latest] : []

  test('the same again', () => expect(decide(attempts).decision).toBe(same))
  test('changed', () => expect(decide(attempts, { comparison: 'changed' }).decision).toBe(changed))

  test('an older attempt that ended does not count', () => {
    const older = attempt('rejected')
    expect(decide([older, ...attempts]).decision).toBe(same)
    expect(decide([older, ...attempts], { comparison: 'changed' }).decision).toBe(changed)
  })

  test('behind a later one that Powens refused or never showed', () => {
    for (const stage of ['refused', 'lost'] as const) {
      const later = { ...attempt('x'), stage } as Attempt
      expect(decide([...attempts, later]).decision).toBe(same)
    }
  })
})

test('behavior: the table has every state', () => {
  const seen = new Set(table.map(([, latest]) => latest?.believed.payment.state))
  expect(paymentStates.filter((state) => !seen.has(state))).toEqual([])
})

describe('every attempt is read', () => {
  const open = attempt('created', { isHandedOut: true })

  test.each([
    ['under review', attempt('done', { conflict: true }), 'needs_review'],
    ['paid', attempt('done'), 'order_already_paid'],
    ['replaced and paid', attempt('done', { unwanted: 'replaced' }), 'needs_review'],
    ['accepted', attempt('accepted'), 'order_already_paid'],
  ] as const)('an older one that is %s decides before the latest', (_, older, decision) => {
    expect(decide([older, open]).decision).toBe(decision)
    expect(decide([older, attempt('rejected')]).decision).toBe(decision)
  })

  test('nothing is created while an older one may still be approved', () => {
    const replaced = attempt('created', { isHandedOut: true, unwanted: 'replaced' })
    const atTheBank = attempt('validating', { isHandedOut: true, unwanted: 'replaced' })
    const ended = attempt('rejected')
    expect(decide([replaced, ended])).toEqual({ decision: 'cancel', attempt: replaced })
    expect(decide([atTheBank, ended])).toEqual({ decision: 'payment_in_progress', attempt: atTheBank })
  })
})

describe('rounds', () => {
  const allowed = { allowAnotherPayment: true }
  const deposit = attempt('done')

  test('parameters: allowAnotherPayment opens a round', () => {
    expect(decide([deposit], allowed)).toEqual({ decision: 'create', round: 1 })
    expect(decide([attempt('done', { round: 4 })], allowed)).toEqual({ decision: 'create', round: 5 })
  })

  test('a payment of a later round is decided by its own row', () => {
    const second = attempt('created', { round: 1 })
    expect(decide([deposit, second], allowed)).toEqual({ decision: 'reuse', attempt: second })
    expect(decide([deposit, second], { ...allowed, comparison: 'changed' })).toEqual({
      decision: 'create',
      round: 1,
    })
  })

  test('a second payment that was allowed and cancelled lets no third be made that is allowed no more', () => {
    const cancelled = attempt('rejected', { round: 1 })
    expect(decide([deposit, cancelled]).decision).toBe('order_already_paid')
    expect(decide([deposit, cancelled], allowed)).toEqual({ decision: 'create', round: 1 })
  })

  test('without it a paid order yields no link, even of an open payment of a later round', () => {
    expect(decide([deposit, attempt('created', { round: 1 })]).decision).toBe('order_already_paid')
  })

  test('an open payment of a round that is paid has to be closed first', () => {
    const late = attempt('created', { isHandedOut: true })
    expect(decide([deposit, late], allowed)).toEqual({ decision: 'cancel', attempt: late })
  })

  test('it ends no review', () => {
    expect(decide([attempt('done', { conflict: true })], allowed).decision).toBe('needs_review')
  })

  test('a bulk of which the bank did not say what it paid waits for a person', () => {
    const lines = (...states: (string | null)[]) => ({ lines: states.map((state) => ({ state })) })
    const partial = (...states: (string | null)[]) =>
      attempt('partial', { kind: 'bulk', ...lines(...states) })
    expect(decide([partial(null, 'accepted')], allowed).decision).toBe('needs_review')
    expect(decide([partial('done', 'rejected')], allowed).decision).toBe('create')
  })

  test('a stopped standing order begins again on a later day only', () => {
    const lines = [{ start_date: '2026-03-01' }]
    const stopped = attempt('rejected', { kind: 'recurring', wasPending: true, lines })
    const on = (startDate: string | null) => decide([stopped], { ...allowed, startDate }).decision
    expect(on('2026-02-28')).toBe('order_already_paid')
    expect(on('2026-03-01')).toBe('order_already_paid')
    expect(on('2026-03-02')).toBe('create')
    expect(on(null)).toBe('create')
  })

  test('on which day it began may not be known, and of several days each counts', () => {
    const began = (...days: (string | undefined)[]) =>
      attempt('rejected', {
        kind: 'recurring',
        wasPending: true,
        lines: days.map((start_date) => ({ start_date })),
      })
    const on = (stopped: Attempt, startDate: string | null) =>
      decide([stopped], { ...allowed, startDate }).decision
    expect(on(began(undefined), '2026-03-02')).toBe('create')
    expect(on(began(undefined), null)).toBe('create')
    expect(on(began('2026-03-01', '2026-04-01'), '2026-03-15')).toBe('order_already_paid')
  })

  test('only one that was stopped is begun again: one that runs, or never ran, has no such day', () => {
    const lines = [{ start_date: '2026-03-01' }]
    const early = { ...allowed, startDate: '2026-02-01' }
    const running = attempt('pending', { kind: 'recurring', wasPending: true, lines })
    const refused = attempt('rejected', { kind: 'recurring', lines })
    expect(decide([running], early).decision).toBe('create')
    expect(decide([refused], early).decision).toBe('create')
  })

  test('a bulk that a person said paid nothing needs no detail', () => {
    const partial = attempt('partial', { kind: 'bulk', resolved: false, lines: [{ state: null }] })
    expect(decide([partial], allowed).decision).toBe('create')
  })
})

describe('versions', () => {
  const outdated = { comparison: 'outdated' as const }

  test.each([
    ['created', 'reuse'],
    ['validating', 'reuse'],
    ['pending', 'show'],
    ['rejected', 'show'],
    ['expired', 'show'],
  ] as const)('a caller of a lower version gets the %s payment of the higher one', (state, decision) => {
    expect(decide([attempt(state)], outdated).decision).toBe(decision)
  })
})

describe('creating', () => {
  test('another caller is waited for while its lease runs, and searched for after', () => {
    expect(decide([creating(101)]).decision).toBe('wait')
    expect(decide([creating(100)]).decision).toBe('search')
    expect(decide([creating(101)], { comparison: 'changed' }).decision).toBe('wait')
  })

  test('also where the order may be paid again', () => {
    expect(decide([attempt('done'), creating(101)], { allowAnotherPayment: true }).decision).toBe('wait')
  })
})
