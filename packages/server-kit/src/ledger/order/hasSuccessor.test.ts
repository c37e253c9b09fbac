import { expect, test } from 'vitest'
import { attempt, creating } from '../../../test/ledger/buildAttempt.ts'
import type { Attempt } from './Attempt.ts'
import { hasSuccessor, isOrphan } from './hasSuccessor.ts'

const ended = (stage: 'lost' | 'refused'): Attempt => ({ ...attempt('x'), stage }) as Attempt
const [own, lost] = [creating(0), ended('lost')]
const orderOf = (...attempts: Attempt[]) => ({ orderId: '42', attempts, outbox: [] })

test.each([
  ['live', attempt('created'), true],
  ['being created', creating(0), true],
  ['lost', lost, true],
  ['refused', ended('refused'), false],
])('default: one that is followed by one that is %s', (_, later, isFollowed) => {
  expect(hasSuccessor(orderOf(own, later), own)).toBe(isFollowed)
  expect(hasSuccessor(orderOf(own, ended('refused'), later), own)).toBe(isFollowed)
  expect(hasSuccessor(orderOf(later, own), own)).toBe(false)
  expect(hasSuccessor(orderOf(attempt('created'), later, own), own)).toBe(false)
})

test.each([
  ['created', true],
  ['rejected', true],
  ['expired', true],
  ['validating', false],
  ['pending', false],
  ['done', false],
  ['accepted', false],
  ['partial', false],
  ['teleported', false],
])('behavior: a payment that is %s and comes late is an orphan: %s', (state, isGivenUp) => {
  for (const late of [own, lost]) {
    expect(isOrphan(orderOf(late, attempt('created')), late, state)).toBe(isGivenUp)
    expect(isOrphan(orderOf(late), late, state)).toBe(false)
  }
})

test('behavior: a payment that was seen before is none', () => {
  const live = attempt('created')
  expect(isOrphan(orderOf(live, attempt('created')), live, 'rejected')).toBe(false)
})

test('behavior: one that expired is none where a link may have led a payer to the bank', () => {
  const handedOut = { ...own, token: { until: 1 } }
  const states = ['created', 'rejected', 'expired', 'pending']
  expect(states.map((state) => isOrphan(orderOf(handedOut, attempt('created')), handedOut, state))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
