import { expect, test } from 'vitest'
import { attempt, creating } from '../../../test/ledger/buildAttempt.ts'
import type { Attempt, LiveAttempt } from './Attempt.ts'
import { isServed } from './isServed.ts'

const serve = (latest: LiveAttempt, before: Attempt[] = [], after: Attempt[] = []): boolean =>
  isServed({ orderId: '42', attempts: [...before, latest, ...after], outbox: [] }, latest)

test.each([
  ['created', {}, true],
  ['validating', {}, true],
  ['pending', {}, false],
  ['done', {}, false],
  ['rejected', {}, false],
  ['expired', {}, false],
  ['created', { unwanted: 'withdrawn' }, false],
  ['created', { isMismatch: true }, false],
] as const)('default: one that is %s, %j', (state, facts, isLink) => {
  expect(serve(attempt(state, facts))).toBe(isLink)
})

test.each([
  ['created', attempt('created'), false],
  ['being created', creating(100), false],
  ['lost', { ...attempt('x'), stage: 'lost' } as Attempt, true],
  ['refused', { ...attempt('x'), stage: 'refused' } as Attempt, true],
])('behavior: behind one that is %s', (_, later, isLink) => {
  expect(serve(attempt('created'), [], [later])).toBe(isLink)
})

test.each([
  ['rejected', attempt('rejected'), true],
  ['paid, of the same round', attempt('done'), false],
  ['accepted, of the same round', attempt('accepted'), false],
  ['paid, of a round that a later one was allowed after', attempt('done', { round: -1 }), true],
  ['paid, of a later round', attempt('done', { round: 1 }), false],
  ['under review, of any round', attempt('done', { round: -1, conflict: true }), false],
  ['replaced and paid', attempt('done', { unwanted: 'replaced', round: -1 }), false],
])('behavior: after one that is %s', (_, before, isLink) => {
  expect(serve(attempt('created'), [before])).toBe(isLink)
})
