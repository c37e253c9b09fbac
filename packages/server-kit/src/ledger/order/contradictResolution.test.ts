import { expect, test } from 'vitest'
import type { Resolution } from './Attempt.ts'
import { contradictResolution } from './contradictResolution.ts'

const said = (received: boolean, changes: Partial<Resolution> = {}): Resolution => ({
  received,
  by: 'Ada',
  note: 'seen on the statement',
  at: 0,
  knownStates: ['expired'],
  contradictedBy: null,
  ...changes,
})

test.each([
  [true, 'rejected', true],
  [true, 'partial', true],
  [true, 'done', false],
  [true, 'accepted', false],
  [true, 'expired', false],
  [true, 'pending', false],
  [false, 'done', true],
  [false, 'accepted', true],
  [false, 'partial', true],
  [false, 'rejected', false],
  [false, 'expired', false],
  [false, 'teleported', false],
])('default: received %s, then %s', (received, state, isOpposite) => {
  const before = [said(received, { at: 1 }), said(!received), said(received)]
  const after = isOpposite ? [...before.slice(0, 2), said(received, { contradictedBy: state })] : before
  expect(contradictResolution(before, state)).toEqual(after)
})

test('behavior: what was known when it was said does not contradict it', () => {
  const known = [said(true, { knownStates: ['done', 'rejected'] })]
  expect(contradictResolution(known, 'rejected')).toBe(known)
})

test('behavior: the first contradiction is kept', () => {
  const contradicted = [said(true, { contradictedBy: 'partial' })]
  expect(contradictResolution(contradicted, 'rejected')).toBe(contradicted)
})

test('behavior: nobody said anything', () => {
  expect(contradictResolution([], 'rejected')).toEqual([])
})
