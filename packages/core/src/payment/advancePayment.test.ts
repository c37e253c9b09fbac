import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { finalPaymentStates, paymentStates } from '../vocabulary/states.ts'
import { advancePayment, type BelievedPayment, type PaymentObservation } from './advancePayment.ts'

type State = { state: string }
const see = (state: string, observedAt = 0): PaymentObservation<State> => ({
  payment: { state },
  observedAt,
  source: 'confirmed',
})
const fold = (observations: PaymentObservation<State>[]) =>
  observations.reduce<BelievedPayment<State> | undefined>(advancePayment, undefined)
const isFinal = (state: string) => finalPaymentStates.some((final) => final === state)

test('default', () => {
  const first = advancePayment(undefined, see('created', 1))
  expect(first).toEqual({ ...see('created', 1), conflict: false, wasPending: false })
  const second = advancePayment(first, { ...see('pending', 2), source: 'pushed' })
  expect(second).toEqual({ ...see('pending', 2), source: 'pushed', conflict: false, wasPending: true })
})

test('behavior: a state never goes backwards, however late the observation', () => {
  const believed = fold([see('pending', 1)])!
  expect(advancePayment(believed, see('created', 9))).toBe(believed)
  expect(advancePayment(believed, see('validating', 9))).toBe(believed)
})

test('behavior: within one state the read that began later wins', () => {
  const observe = (observedAt: number) => ({
    ...see('pending', observedAt),
    payment: { state: 'pending', observedAt },
  })
  expect(advancePayment(advancePayment(undefined, observe(2)), observe(3)).payment.observedAt).toBe(3)
  expect(advancePayment(advancePayment(undefined, observe(2)), observe(1)).payment.observedAt).toBe(2)
})

test.each(finalPaymentStates)('behavior: %s is never displaced, not even by an unknown state', (final) => {
  const believed = fold([see('pending', 1), see(final, 2)])!
  for (const state of [...paymentStates.filter((known) => !isFinal(known)), 'a state of tomorrow'])
    expect(advancePayment(believed, see(state, 99))).toBe(believed)
})

test('behavior: two final states keep the first and are flagged, for good', () => {
  const believed = fold([see('rejected', 1), see('done', 2), see('rejected', 3)])
  expect(believed).toMatchObject({ payment: { state: 'rejected' }, observedAt: 3, conflict: true })
})

test('behavior: a late word of pending is remembered behind a final state', () => {
  expect(fold([see('expired', 5), see('pending', 1)])).toEqual({
    ...see('expired', 5),
    conflict: false,
    wasPending: true,
  })
})

test('behavior: an unknown state ranks after pending', () => {
  expect(fold([see('a state of tomorrow', 1), see('pending', 2)])?.payment.state).toBe('a state of tomorrow')
  expect(fold([see('pending', 2), see('a state of tomorrow', 1)])?.payment.state).toBe('a state of tomorrow')
})

test('behavior: nothing changes the believed payment that was handed in', () => {
  const believed = Object.freeze(fold([see('done', 1)])!)
  advancePayment(believed, see('rejected', 2))
  expect(believed.conflict).toBe(false)
})

// Every sequence of seven over the eight states: 2,097,152 leaves, each reached through its shared beginnings.
test('behavior: every sequence of seven ends where its set says', { timeout: 60_000 }, () => {
  const ranks = ['created', 'validating', 'pending']
  const wrong: string[] = []
  let sequences = 0
  const walk = (believed: BelievedPayment<State> | undefined, path: string[]) => {
    if (
      believed &&
      advancePayment(believed, { ...see(believed.payment.state, believed.observedAt) }) !== believed
    )
      wrong.push(`not idempotent: ${path.join()}`)
    if (path.length === 7) {
      sequences++
      const finals = path.filter(isFinal)
      const expected = finals[0] ?? ranks.findLast((state) => path.includes(state))
      if (believed?.payment.state !== expected) wrong.push(`${path.join()} ended ${believed?.payment.state}`)
      if (believed?.conflict !== new Set(finals).size > 1)
        wrong.push(`${path.join()} flagged ${believed?.conflict}`)
      if (believed?.wasPending !== path.includes('pending'))
        wrong.push(`${path.join()} forgot that it was pending`)
      return
    }
    for (const state of paymentStates) {
      path.push(state)
      walk(advancePayment(believed, see(state, path.length)), path)
      path.pop()
    }
  }
  walk(undefined, [])
  expect(wrong.slice(0, 5)).toEqual([])
  expect(sequences).toBe(2_097_152)
})

const observations = fc.array(
  fc.record({
    payment: fc.record({
      state: fc.oneof(
        fc.constantFrom(...paymentStates),
        fc.constantFrom('tomorrow', 'later', ''),
        fc.string(),
      ),
    }),
    observedAt: fc.integer({ min: 0, max: 5 }),
    source: fc.constantFrom('confirmed' as const, 'pushed' as const),
  }),
  { minLength: 1, maxLength: 12 },
)
const shuffled = observations.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
)

test(
  'behavior: with at most one distinct final state no order and no clock changes the state',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        fc.pre(new Set(list.map(({ payment }) => payment.state).filter(isFinal)).size <= 1)
        const [one, two] = [fold(list)!, fold(other)!]
        expect([two.payment.state, two.wasPending, two.conflict]).toEqual([
          one.payment.state,
          one.wasPending,
          false,
        ])
      }),
      { numRuns: 5000 },
    )
  },
)

test('behavior: two final states are flagged in every order', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      const distinct = new Set(list.map(({ payment }) => payment.state).filter(isFinal)).size
      expect([fold(list)!.conflict, fold(other)!.conflict]).toEqual([distinct > 1, distinct > 1])
    }),
    { numRuns: 5000 },
  )
})

test('behavior: an observation seen again is no news', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(observations, fc.nat(), (list, pick) => {
      const believed = fold(list)!
      expect(advancePayment(believed, list[pick % list.length]!)).toBe(believed)
    }),
    { numRuns: 5000 },
  )
})
