import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { paymentActions } from '../vocabulary/actions.ts'
import { paymentStates } from '../vocabulary/states.ts'
import { interpretValidation, type ValidationFacts } from './interpretValidation.ts'
import type { ValidationStep, ValidationVerb } from './ValidationState.ts'

type Bank = NonNullable<ValidationFacts['connector']>

const bank = (changes: Partial<Bank> = {}): Bank => ({
  uuid: 'bank',
  payment_settings: {},
  payment_fields: [],
  ...changes,
})

const nothing: ValidationFacts['given'] = { terms: false, fields: null, payer: false }
const facts = (changes: Partial<ValidationFacts> = {}): ValidationFacts => ({
  payment: { state: 'created' },
  webview: null,
  isWhiteLabel: false,
  connector: bank(),
  terms: {},
  given: nothing,
  ...changes,
})
const stepOf = (changes: Partial<ValidationFacts>) => interpretValidation(facts(changes)).step
const validating = (payment: Partial<ValidationFacts['payment']>): Partial<ValidationFacts> => ({
  webview: 'shop',
  payment: { state: 'validating', ...payment },
})

test('default: the sequence of a payment, one question at a time', () => {
  const asking = bank({
    payment_settings: { providing_payer_account: 'mandatory' },
    payment_fields: [{ name: 'website', auth_mechanisms: ['webauth'], required: true }],
  })
  const steps: [Partial<ValidationFacts>, ValidationStep][] = [
    [{ connector: null, terms: null }, 'choose_bank'],
    [{ connector: asking, terms: { to_sign: 'true' } }, 'accept_terms'],
    [{ connector: asking, given: { ...nothing, terms: true } }, 'fill_fields'],
    [{ connector: asking, given: { terms: true, fields: ['website'], payer: false } }, 'give_payer'],
    [{ connector: asking, given: { terms: true, fields: ['website'], payer: true } }, 'confirm_summary'],
    [validating({ action: 'redirect', validate_uri: 'https://bank.example/x' }), 'go_to_bank'],
    [validating({ action: 'decoupled' }), 'approve_in_app'],
    [validating({ action: 'additionalInformationNeeded', fields: [{ name: 'otp' }] }), 'answer_bank'],
    [validating({ action: 'psuValidation' }), 'approve_transfer'],
    [validating({ action: 'confirm' }), 'finished'],
    [validating({ action: null }), 'finished'],
    [{ payment: { state: 'pending' } }, 'finished'],
  ]
  expect(steps.map(([changes]) => stepOf(changes))).toEqual(steps.map(([, step]) => step))
})

test.each(['pending', 'done', 'accepted', 'rejected', 'expired', 'partial', 'teleported'])(
  'behavior: a payment that is %s leads to the callback, wherever it was validated',
  (state) => {
    for (const webview of ['shop', 'powens', null] as const)
      expect(stepOf({ payment: { state, action: 'redirect' }, webview })).toBe('finished')
  },
)

test.each([true, 'true', 'yes', 1, null])('terms: shown when to_sign is %o', (to_sign) => {
  expect(stepOf({ terms: { to_sign: to_sign as string } })).toBe('accept_terms')
  expect(stepOf({ terms: { to_sign: to_sign as string }, isWhiteLabel: true })).toBe('accept_terms')
})

test('terms: shown when Powens did not say', () => {
  expect(stepOf({ terms: null })).toBe('accept_terms')
  expect(stepOf({ terms: null, isWhiteLabel: true })).toBe('accept_terms')
})

test.each([undefined, false, 'false'])('terms: not shown again when to_sign is %o', (to_sign) => {
  expect(stepOf({ terms: { to_sign } })).toBe('confirm_summary')
})

test.each([
  // What Powens lists, what a plain client does with it, and what one with a white label does.
  [undefined, 'webauth', 'webauth'],
  [null, 'webauth', 'webauth'],
  [[], 'webauth', 'webauth'],
  [['webauth'], 'webauth', 'webauth'],
  [['webauth_other'], 'webauth_other', 'webauth_other'],
  [['credentials', 'webauth'], 'webauth', 'webauth'],
  [['credentials'], null, 'credentials'],
  [['credentials', 'decoupled'], null, 'credentials'],
  // Not one of the names that start with `webauth_`.
  [['webauthn'], null, 'webauthn'],
])('mechanism: of %o a plain client takes %s, a white label %s', (available, plain, whiteLabel) => {
  const connector = bank({ payment_settings: { available_validate_mechanisms: available } })
  expect(interpretValidation(facts({ connector }))).toEqual(
    plain === null
      ? { step: 'use_powens', verb: 'leave', connectorUuid: 'bank' }
      : { step: 'confirm_summary', verb: 'validate', mechanism: plain },
  )
  expect(interpretValidation(facts({ connector, isWhiteLabel: true }))).toMatchObject({
    mechanism: whiteLabel,
  })
})

test('fields: those of the chosen mechanism are asked, and those of any', () => {
  const connector = bank({
    payment_fields: [
      { name: 'website', auth_mechanisms: ['webauth', 'credentials'] },
      { name: 'password', auth_mechanisms: ['credentials'] },
      { name: 'date', auth_mechanisms: [] },
      { name: 'place', auth_mechanisms: null },
    ],
  })
  expect(interpretValidation(facts({ connector }))).toMatchObject({
    step: 'fill_fields',
    fields: [{ name: 'website' }, { name: 'date' }, { name: 'place' }],
  })
})

test('fields: optional ones are offered once, required ones until they have a value', () => {
  const optional = bank({ payment_fields: [{ name: 'use_case_pay' }] })
  expect(stepOf({ connector: optional })).toBe('fill_fields')
  expect(stepOf({ connector: optional, given: { ...nothing, fields: [] } })).toBe('confirm_summary')
  const required = bank({ payment_fields: [{ name: 'website', required: true }] })
  expect(stepOf({ connector: required, given: { ...nothing, fields: [] } })).toBe('fill_fields')
  expect(stepOf({ connector: required, given: { ...nothing, fields: ['website'] } })).toBe('confirm_summary')
})

test.each([
  ['mandatory', null, 1, true],
  ['mandatory', 'optional', 1, true],
  ['mandatory', 'optional', 2, false],
  ['optional', 'mandatory', 1, false],
  ['optional', 'mandatory', 2, true],
  ['mandatory', undefined, 2, true],
  ['optional', null, 2, false],
  ['not_used', null, 1, false],
  ['whatever', null, 1, false],
  [null, null, 1, false],
] as const)('payer: with %o, bulk %o, for %i transfers: asked %o', (use, bulk, count, isAsked) => {
  const connector = bank({
    payment_settings: { providing_payer_account: use, bulk_providing_payer_account: bulk },
  })
  const instructions = Array.from({ length: count }, () => ({})) as ValidationFacts['payment']['instructions']
  const payment = { state: 'created', instructions }
  expect(stepOf({ connector, payment })).toBe(isAsked ? 'give_payer' : 'confirm_summary')
  expect(stepOf({ connector, payment: { ...payment, payer: {} } })).toBe('confirm_summary')
})

test.each(paymentActions)(
  'webview: %s of a validation that began in another one is not answered here',
  (action) => {
    const payment = {
      state: 'validating',
      action,
      validate_uri: 'https://bank.example',
      fields: [{ name: 'otp' }],
    }
    for (const webview of ['powens', null] as const)
      expect(interpretValidation(facts({ payment, webview }))).toEqual(
        action === 'confirm'
          ? { step: 'finished', verb: 'return' }
          : { step: 'cannot_continue', verb: 'return', reason: 'other_webview' },
      )
  },
)

test('webview: a payment that was sent to the other one is not begun here', () => {
  expect(stepOf({ webview: 'powens' })).toBe('cannot_continue')
})

test.each([
  [{ action: 'telepathy' }, 'unknown_action'],
  [{ action: 'redirect' }, 'no_address'],
  [{ action: 'redirect', validate_uri: '' }, 'no_address'],
  [{ action: 'redirect', validate_uri: 'javascript:alert(1)' }, 'no_address'],
  [{ action: 'redirect', validate_uri: '/x' }, 'no_address'],
  [{ action: 'redirect', validate_uri: ' https://bank.example' }, 'no_address'],
  [{ action: 'additionalInformationNeeded' }, 'no_question'],
  [{ action: 'additionalInformationNeeded', fields: [] }, 'no_question'],
  [{ action: 'additionalInformationNeeded', fields: {} }, 'no_question'],
  [{ action: 'additionalInformationNeeded', fields: [{ label: 'nameless' }] }, 'no_question'],
] as const)('stop: %o is %s', (payment, reason) => {
  expect(interpretValidation(facts(validating(payment as object)))).toEqual({
    step: 'cannot_continue',
    verb: 'return',
    reason,
  })
})

// What follows plays a validation: Powens answers whatever the reference allows, and words it may add.

const verbs: Record<ValidationStep, ValidationVerb> = {
  choose_bank: 'choose',
  use_powens: 'leave',
  accept_terms: 'accept',
  fill_fields: 'answer',
  give_payer: 'answer',
  confirm_summary: 'validate',
  go_to_bank: 'leave',
  approve_in_app: 'resume',
  answer_bank: 'answer',
  approve_transfer: 'approve',
  finished: 'return',
  cannot_continue: 'return',
}

const field = fc.record({
  name: fc.constantFrom('website', 'otp', '', 'été'),
  auth_mechanisms: fc.constantFrom<string[] | null>(null, [], ['webauth'], ['credentials']),
  required: fc.constantFrom(true, false, null),
})
const connector: fc.Arbitrary<Bank> = fc.record({
  uuid: fc.constantFrom('one', 'two'),
  payment_settings: fc.option(
    fc.record({
      available_validate_mechanisms: fc.constantFrom<string[] | null>(
        null,
        [],
        ['webauth'],
        ['webauth_x'],
        ['credentials'],
      ),
      providing_payer_account: fc.constantFrom(null, 'optional', 'mandatory', 'not_used', 'new'),
    }),
  ),
  payment_fields: fc.option(fc.array(field, { maxLength: 3 })),
})
/** What Powens says of a payment that is being validated. */
const answer = fc.record({
  state: fc.oneof(
    { weight: 3, arbitrary: fc.constant('validating') },
    fc.constantFrom(...paymentStates, 'teleported'),
  ),
  action: fc.constantFrom(...paymentActions, null, undefined, '', 'telepathy'),
  validate_uri: fc.constantFrom('https://bank.example/a', null, undefined, '', 'data:,x'),
  error_description: fc.constantFrom(null, undefined, 'Look at your phone'),
  fields: fc.constantFrom(null, undefined, [], {}, [{ name: 'otp' }], { code: { label: 'Code' } }, [{}]),
})

test('behavior: any sequence of actions and answers is a drawn state, and none but the last is a dead end', () => {
  const reached = new Set<ValidationStep>()
  const start = fc.record({
    payment: fc.record({ state: fc.constant('created'), payer: fc.constantFrom(null, undefined, {}) }),
    webview: fc.constantFrom('shop' as const, 'powens' as const, null),
    isWhiteLabel: fc.boolean(),
    terms: fc.constantFrom(null, {}, { to_sign: 'true' }, { to_sign: false }),
    connector: fc.option(connector),
  })
  fc.assert(
    fc.property(start, connector, fc.array(answer, { maxLength: 12 }), (begin, chosen, answers) => {
      let now: ValidationFacts = { ...begin, given: nothing }
      const left = [...answers]
      // Five questions at most before the bank is asked, then one step an answer.
      for (let turn = 0; turn < answers.length + 8; turn++) {
        const drawn = interpretValidation(now)
        reached.add(drawn.step)
        expect(drawn.verb).toBe(verbs[drawn.step])
        expect(interpretValidation(structuredClone(now))).toEqual(drawn)
        const { given } = now
        switch (drawn.step) {
          case 'choose_bank':
            now = { ...now, connector: chosen }
            break
          case 'accept_terms':
            now = { ...now, given: { ...given, terms: true } }
            break
          case 'fill_fields':
            now = { ...now, given: { ...given, fields: drawn.fields.map(({ name }) => name) } }
            break
          case 'give_payer':
            now = { ...now, given: { ...given, payer: true } }
            break
          case 'confirm_summary':
          case 'go_to_bank':
          case 'approve_in_app':
          case 'answer_bank':
          case 'approve_transfer': {
            const next = left.shift()
            if (!next) return
            // A reload forgets what was typed; the payment is read again.
            now = { ...now, webview: 'shop', payment: next as ValidationFacts['payment'], given: nothing }
            break
          }
          case 'use_powens':
          case 'finished':
          case 'cannot_continue':
            return
        }
      }
      expect(interpretValidation(now).verb).toMatch(/leave|return|resume|approve|answer|validate|accept/)
      expect(left).toEqual([])
    }),
    { numRuns: 2_000 },
  )
  expect([...reached].toSorted()).toEqual(Object.keys(verbs).toSorted())
})
