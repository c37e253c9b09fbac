import { describe, expect, test } from 'vitest'
import { attempt, creating } from '../../../test/ledger/buildAttempt.ts'
import type { LiveAttempt } from './Attempt.ts'
import { findDuplicates } from './findDuplicates.ts'

const paid = attempt('done')
const accepted = attempt('accepted')
const running = attempt('pending', { kind: 'recurring', wasPending: true })
const replacedAndPaid = attempt('done', { unwanted: 'replaced' })
const received = attempt('expired', { isHandedOut: true, resolved: true })
const expired = attempt('expired', { isHandedOut: true })
const conflict = attempt('rejected', { conflict: true })
const rejected = attempt('rejected')
const open = attempt('created', { isHandedOut: true })
const pending = attempt('pending', { wasPending: true })
const notReceived = attempt('done', { conflict: true, resolved: false })

const withMoney: [string, LiveAttempt][] = [
  ['paid', paid],
  ['accepted', accepted],
  ['a standing order that runs', running],
  ['replaced and paid', replacedAndPaid],
  ['received, as a person said', received],
]
const cannotTell: [string, LiveAttempt][] = [
  ['expired after it was handed out', expired],
  ['in conflict', conflict],
]
const without: [string, LiveAttempt][] = [
  ['rejected', rejected],
  ['open', open],
  ['pending', pending],
  ['not received, as a person said', notReceived],
]

const another = (one: LiveAttempt, changes: object = {}): LiveAttempt => ({
  ...one,
  id: 'another',
  paymentId: 999,
  ...changes,
})
const find = (own: LiveAttempt, other: LiveAttempt) => [
  findDuplicates({ attempts: [creating(100), other, own] }, own),
  findDuplicates({ attempts: [own, other] }, own),
]

describe.each(withMoney)('%s', (_, own) => {
  test.each(withMoney)('beside one that is %s: a duplicate', (__, other) => {
    const duplicate = { duplicateOf: 999 }
    expect(find(own, another(other))).toEqual([duplicate, duplicate])
  })

  test.each(cannotTell)('beside one that is %s: a possible duplicate, from both sides', (__, other) => {
    const possible = { possibleDuplicateOf: 999 }
    expect(find(own, another(other))).toEqual([possible, possible])
    expect(find(other, another(own))).toEqual([possible, possible])
  })

  test.each(without)('beside one that is %s: none, from either side', (__, other) => {
    expect(find(own, another(other))).toEqual([{}, {}])
    expect(find(other, another(own))).toEqual([{}, {}])
  })

  test('beside one of another round: none, since it was asked for', () => {
    for (const [, other] of [...withMoney, ...cannotTell]) {
      expect(find(own, another(other, { round: 1 }))).toEqual([{}, {}])
    }
  })

  test('alone: none, whatever is being created', () => {
    expect(findDuplicates({ attempts: [own, creating(100)] }, own)).toEqual({})
  })
})

test('behavior: of two paid ones the second is only a possible duplicate where the record of one was lost', () => {
  const restored = attempt('done', { isRestored: true })
  const possible = { possibleDuplicateOf: 999 }
  expect(find(paid, another(restored))).toEqual([possible, possible])
  expect(find(restored, another(paid))).toEqual([possible, possible])
})

test('behavior: of two that cannot be told each is a possible duplicate of the other', () => {
  expect(find(expired, another(conflict))).toEqual([
    { possibleDuplicateOf: 999 },
    { possibleDuplicateOf: 999 },
  ])
})

test('behavior: what is known to be paid is named before what cannot be told', () => {
  const attempts = [another(expired, { paymentId: 998 }), another(paid), paid]
  expect(findDuplicates({ attempts }, paid)).toEqual({ duplicateOf: 999 })
  expect(findDuplicates({ attempts: [...attempts, expired] }, expired)).toEqual({
    possibleDuplicateOf: expect.any(Number),
  })
})

test('behavior: where the record of one was lost, they may be two debts', () => {
  const lost = another(attempt('done', { isRestored: true }))
  expect(findDuplicates({ attempts: [paid, lost] }, lost)).toEqual({ possibleDuplicateOf: paid.paymentId })
  expect(findDuplicates({ attempts: [paid, lost] }, paid)).toEqual({ possibleDuplicateOf: lost.paymentId })
})
