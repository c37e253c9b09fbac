import { expect, test } from 'vitest'
import { interpretInstructions } from './interpretInstructions.ts'

const one = (state: string | null, amount: number | string = 10, currency = 'EUR') => ({
  state,
  amount,
  currency,
})
const read = (payment: Parameters<typeof interpretInstructions>[0]) => {
  const { instructions, tally, isDetailed } = interpretInstructions(payment)
  const counts = Object.entries(tally).flatMap(([bucket, { count, amount }]) =>
    count ? [[bucket, amount]] : [],
  )
  return { statuses: instructions.map(({ status }) => status), tally: Object.fromEntries(counts), isDetailed }
}

test('default: an outcome per instruction, and the tally', () => {
  const payment = {
    state: 'partial',
    instructions: [one('done', 10), one('rejected', '20.50'), one('accepted', 0.1)],
  }
  expect(read(payment)).toEqual({
    statuses: ['succeeded', 'failed', 'accepted'],
    tally: { paid: '10.00', not_paid: '20.50', at_risk: '0.10' },
    isDetailed: true,
  })
})

test('default: the instruction itself is handed back', () => {
  const instructions = [{ ...one('done'), reference_id: 'r-1' }]
  const outcome = interpretInstructions({ state: 'done', instructions })
  expect(outcome.instructions[0]?.instruction.reference_id).toBe('r-1')
})

test.each(['accepted', null])(
  'behavior: partial without detail (%s): nobody can tell which was refused',
  (state) => {
    expect(read({ state: 'partial', instructions: [one(state), one(state)] })).toEqual({
      statuses: ['unknown', 'unknown'],
      tally: { cannot_tell: '20.00' },
      isDetailed: false,
    })
  },
)

test.each([
  ['created', ['processing', 'processing']],
  ['validating', ['processing', 'processing']],
  ['pending', ['processing', 'succeeded']],
  ['done', ['succeeded', 'succeeded']],
  ['accepted', ['accepted', 'accepted']],
  ['rejected', ['failed', 'failed']],
  ['expired', ['unknown', 'succeeded']],
  ['a state of tomorrow', ['unknown', 'unknown']],
])('default: a payment that is %s', (state, statuses) => {
  expect(read({ state, instructions: [one(null), one('done')] }).statuses).toEqual(statuses)
})

test('behavior: a detail of yesterday does not outlive its payment', () => {
  expect(read({ state: 'done', instructions: [one('pending'), one('pending')] }).statuses).toEqual([
    'succeeded',
    'succeeded',
  ])
  expect(read({ state: 'expired', neverBegun: true, instructions: [one('pending')] }).statuses).toEqual([
    'failed',
  ])
  expect(read({ state: 'partial', instructions: [one('pending'), one('rejected')] }).statuses).toEqual([
    'unknown',
    'failed',
  ])
})

test.each([
  ['done, with an error', { state: 'done', error_code: 'timedOut' }, ['unknown', 'unknown', 'unknown']],
  ['done, a standing order', { state: 'done', kind: 'recurring' }, ['accepted', 'accepted', 'accepted']],
  ['expired after a link', { state: 'expired' }, ['unknown', 'succeeded', 'failed']],
  ['expired without a link', { state: 'expired', neverBegun: true }, ['failed', 'succeeded', 'failed']],
  ['expired, under review', { state: 'expired', review: 'conflict' }, ['unknown', 'unknown', 'unknown']],
  [
    'partial, received by the word of a person',
    { state: 'partial', resolved: 'received' },
    ['succeeded', 'succeeded', 'failed'],
  ],
  [
    'accepted, received by the word of a person',
    { state: 'accepted', resolved: 'received' },
    ['succeeded', 'succeeded', 'succeeded'],
  ],
  [
    'done, not received by the word of a person',
    { state: 'done', review: 'unwanted', resolved: 'not_received' },
    ['failed', 'failed', 'failed'],
  ],
] as const)('behavior: a payment that is %s', (_, payment, statuses) => {
  const instructions = [one(null), one('done'), one('rejected')]
  expect(read({ ...payment, instructions }).statuses).toEqual(statuses)
})

test.each([
  ['received', 'paid'],
  ['not_received', 'not_paid'],
] as const)('behavior: partial without detail, %s by the word of a person', (resolved, bucket) => {
  const payment = { state: 'partial', resolved, instructions: [one('accepted'), one(null)] }
  expect(read(payment).tally).toEqual({ [bucket]: '20.00' })
})

test('behavior: a detail that Powens adds later cannot be told', () => {
  expect(read({ state: 'pending', instructions: [one('frozen'), one('toString')] }).statuses).toEqual([
    'unknown',
    'unknown',
  ])
})

test('behavior: what only a URL claims is on its way', () => {
  const payment = { state: 'done', instructions: [one('done'), one('done')] }
  const { instructions } = interpretInstructions(payment, { source: 'claimed' })
  expect(instructions.map(({ bucket }) => bucket)).toEqual(['in_progress', 'in_progress'])
})

test('behavior: under review nothing counts as paid', () => {
  const payment = { state: 'done', review: 'payment_mismatch' as const, instructions: [one('done')] }
  expect(read(payment).tally).toEqual({ cannot_tell: '10.00' })
})

test('behavior: amounts of several currencies are not added up', () => {
  const { tally } = interpretInstructions({
    state: 'done',
    instructions: [one('done'), one('done', 1, 'GBP')],
  })
  expect(tally.paid).toEqual({ count: 2, amount: null })
  expect(tally.not_paid).toEqual({ count: 0, amount: null })
})

test.each([undefined, null, []])('behavior: %o has an empty tally', (instructions) => {
  expect(read({ state: 'created', instructions })).toEqual({ statuses: [], tally: {}, isDetailed: true })
})

test.each(['done', 'rejected'])('behavior: one instruction that is %s tells the others apart', (state) => {
  const { isDetailed } = read({ state: 'partial', instructions: [one(state), one('accepted')] })
  expect(isDetailed).toBe(true)
  expect(read({ state: 'partial', instructions: [one('accepted'), one(null)] }).isDetailed).toBe(false)
})
