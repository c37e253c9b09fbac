import { expect, test } from 'vitest'
import type { LiveAttempt, Resolution } from './Attempt.ts'
import { createView } from './createView.ts'
import { toStoredPayment } from './storedPayment.ts'

const transfer = (changes: object = {}) => ({
  amount: 9.5,
  currency: 'EUR',
  label: 'Order 42',
  execution_date_type: 'instant',
  reference_id: 'r-1',
  beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500013M02606', label: 'Fournil SAS' },
  ...changes,
})

interface Facts extends Partial<Omit<LiveAttempt, 'believed'>> {
  state?: string
  instructions?: object[]
  wasPending?: boolean
}

/** The view of an attempt with these facts. */
function view({ state = 'done', instructions = [transfer()], wasPending = false, ...facts }: Facts = {}) {
  const payment = toStoredPayment({ id: 501, state, instructions } as Parameters<typeof toStoredPayment>[0])
  return createView('42', {
    kind: 'one_time',
    paymentId: 501,
    isMismatch: false,
    resolutions: [],
    token: null,
    unwanted: null,
    revision: 1,
    createdAt: Date.UTC(2026, 0, 15, 23, 30),
    terms: { fingerprint: 'f', instructions: [] },
    believed: { payment, observedAt: 0, source: 'confirmed', conflict: false, wasPending },
    ...facts,
  } as LiveAttempt)
}

const said = (received: boolean, contradictedBy: string | null = null): Resolution => ({
  received,
  by: 'someone@shop.example',
  note: 'seen on the statement',
  at: 0,
  knownStates: [],
  contradictedBy,
})

test('default: who is paid, what for, and the end-to-end id', () => {
  expect(view()).toMatchObject({ payee: 'Fournil SAS', label: 'Order 42', reference_id: 'r-1', bank: null })
})

test('behavior: it says when the order got it, unless its record was lost', () => {
  expect(view().createdAt).toBe('2026-01-15T23:30:00.000Z')
  const lost = { fingerprint: '', hashes: { money: '', accounts: '' }, instructions: [] }
  expect(view({ terms: lost }).createdAt).toBeNull()
})

test('behavior: of several transfers it says what they have in common', () => {
  const other = { beneficiary: { label: 'Moulin SARL' }, reference_id: 'r-2' }
  expect(view({ kind: 'bulk', instructions: [transfer(), transfer(other)] })).toMatchObject({
    payee: null,
    label: 'Order 42',
    reference_id: null,
  })
  expect(view({ kind: 'bulk', instructions: [transfer(), transfer({ label: 'Tip' })] })).toMatchObject({
    payee: 'Fournil SAS',
    label: null,
  })
})

test.each([
  ['none', undefined],
  ['no beneficiary', [transfer({ beneficiary: null, label: null, reference_id: undefined })]],
  ['no name', [transfer({ beneficiary: { label: null }, label: '', reference_id: null })]],
])('behavior: what Powens does not say is null: %s', (_, instructions = []) => {
  expect(view({ instructions })).toMatchObject({ payee: null, label: null, reference_id: null })
})

test('behavior: an account number in a name or a label is in no view', () => {
  const text = JSON.stringify(
    view({
      instructions: [
        transfer({
          label: 'to FR14 2004 1010 0505 0001 3M02 606',
          beneficiary: { label: 'SAS DE89370400440532013000' },
        }),
      ],
    }),
  )
  expect(text).not.toMatch(/2004|DE89|0505/)
})

test.each([
  ['never led to the bank', {}, 'failed'],
  ['led to the bank', { token: { until: 5 } }, 'unknown'],
  ['at the bank already', { wasPending: true }, 'unknown'],
])('behavior: expired, %s', (_, facts, status) => {
  expect(view({ state: 'expired', ...facts }).outcome.status).toBe(status)
})

test.each([
  ['replaced', 'done', 'unwanted', 'unknown'],
  ['withdrawn', 'accepted', 'unwanted', 'unknown'],
  ['withdrawn', 'a state of tomorrow', 'unwanted', 'unknown'],
  ['replaced', 'pending', 'unwanted', 'processing'],
  ['replaced', 'created', null, 'requires_action'],
  ['withdrawn', 'rejected', null, 'failed'],
  [null, 'done', null, 'succeeded'],
] as const)('behavior: %s and %s: review %s', (unwanted, state, review, status) => {
  const { outcome, ...rest } = view({ state, unwanted })
  expect(rest).toMatchObject({ unwanted, review })
  expect(outcome).toMatchObject({ status, needsReview: review !== null })
})

test.each([
  ['received', [said(true)], 'received', null, 'paid'],
  ['not received', [said(false)], 'not_received', null, 'not_paid'],
  ['corrected', [said(false), said(true)], 'received', null, 'paid'],
  ['contradicted by Powens', [said(false, 'done')], null, 'conflict', 'cannot_tell'],
  ['said again after that', [said(false, 'done'), said(true)], 'received', null, 'paid'],
] as const)("behavior: a person's word: %s", (_, resolutions, resolved, review, bucket) => {
  const shown = view({ state: 'accepted', resolutions: [...resolutions] })
  expect(shown).toMatchObject({ resolved, review, state: 'accepted' })
  expect(shown.outcome.bucket).toBe(bucket)
  expect(JSON.stringify(shown)).not.toMatch(/someone|statement/)
})
