import { expect, test } from 'vitest'
import { findIncompatibilities, type PaymentToCarry } from './findIncompatibilities.ts'

type Settings = NonNullable<Parameters<typeof findIncompatibilities>[0]['payment_settings']>
const now = () => Date.parse('2026-01-15T23:30:00Z')
const settings: Settings = {
  available_validate_mechanisms: ['webauth'],
  beneficiary_types: ['iban'],
  execution_date_types: ['first_open_day', 'instant', 'deferred', 'periodic'],
  execution_frequencies: ['weekly', 'monthly', 'biannual', 'bimonthly'],
  maximum_number_of_instructions: 3,
  providing_payer_account: 'optional',
  partial_status_tracking: [],
  minimum_amount: { instant: 1 },
  maximum_amount: { instant: 1000.5 },
  minimum_date_delta_days: 1,
  maximum_date_delta_days: 365,
}
const instruction = {
  amount: 9.5,
  currency: 'EUR',
  execution_date_type: 'instant',
  beneficiary: { scheme_name: 'iban' },
}
const check = (changes: object = {}, payment: PaymentToCarry = { instructions: [instruction] }) =>
  findIncompatibilities({ products: ['pay'], payment_settings: { ...settings, ...changes } }, payment, {
    now,
  })
const ask = (changes: object) => check({}, { instructions: [{ ...instruction, ...changes }] })
const bulk = (count: number) => ({ instructions: Array.from({ length: count }, () => instruction) })

test('default: nothing speaks against it', () => {
  expect(check()).toEqual([])
})

test.each([
  [
    { execution_date_types: ['first_open_day', 'deferred'] },
    'nspDateType',
    'first_open_day, deferred',
    'incompatible',
  ],
  [{ execution_date_types: [] }, 'nspDateType', '', 'incompatible'],
  [
    { beneficiary_types: ['sort_code_account_number'] },
    'nspBenefScheme',
    'sort_code_account_number',
    'incompatible',
  ],
  [{ minimum_amount: { instant: 10 } }, 'minAmount', '10', 'incompatible'],
  [{ maximum_amount: { instant: '9.49' } }, 'maxAmount', '9.49', 'warning'],
  [{ transfer_date_types_where_trusted_beneficiary_required: ['instant'] }, 'trustBenef', null, 'warning'],
])('default: a bank with %o', (changes, code, limit, type) => {
  expect(check(changes)).toEqual([{ code, limit, type }])
})

test.each([
  [{ minimum_amount: { instant: 9.5 }, maximum_amount: { instant: 9.5 } }],
  [{ minimum_amount: { deferred: 100 }, maximum_amount: { deferred: 1 } }],
  [{ minimum_amount: null, maximum_amount: null, execution_date_types: null, beneficiary_types: null }],
  [{ minimum_amount: { instant: null }, maximum_amount: { instant: 'much' } }],
])('behavior: %o is no obstacle', (changes) => {
  expect(check(changes)).toEqual([])
})

test.each([
  [2, 3, []],
  [3, 3, []],
  [4, 3, [{ code: 'maxBulk', limit: '3', type: 'incompatible' }]],
  [2, 1, [{ code: 'nspBulk', limit: '1', type: 'incompatible' }]],
  [1, 1, []],
  [9, null, []],
])('parameters: %i instructions where %o are allowed', (count, maximum_number_of_instructions, found) => {
  expect(check({ maximum_number_of_instructions }, bulk(count))).toEqual(found)
})

test('parameters: the bulk settings that live data has', () => {
  const undocumented = {
    bulk_execution_date_types: ['first_open_day'],
    bulk_providing_payer_account: 'not_used',
    trusted_beneficiaries_required_for_bulk: true,
  }
  expect(check(undocumented, { ...bulk(2), payer: {} }).map(({ code }) => code)).toEqual([
    'trustBenef',
    'nspPayer',
    'nspDateType',
  ])
  expect(check(undocumented, { ...bulk(1), payer: {} })).toEqual([])
})

test.each([
  ['not_used', {}, ['nspPayer']],
  ['not_used', null, []],
  ['optional', {}, []],
  ['mandatory', null, []],
])('parameters: a bank where the payer is %s, given %o', (providing_payer_account, payer, codes) => {
  expect(check({ providing_payer_account }, { ...bulk(1), payer }).map(({ code }) => code)).toEqual(codes)
})

test.each([
  ['2026-01-15', [{ code: 'minDateDelta', limit: '1', type: 'incompatible' }]],
  ['2026-01-16', []],
  ['2027-01-15', []],
  ['2027-01-16', [{ code: 'maxDateDelta', limit: '365', type: 'incompatible' }]],
  ['not a date', []],
])('parameters: now, and the date %s', (date, found) => {
  expect(ask({ execution_date_type: 'deferred', execution_date: date })).toEqual(found)
  expect(ask({ execution_date_type: 'periodic', start_date: date, frequency: 'monthly' })).toEqual(found)
  expect(ask({ execution_date_type: 'first_open_day', execution_date: date })).toEqual([])
})

test.each([
  ['monthly', true],
  ['two-weekly', true],
  ['semiannually', true],
  ['yearly', false],
  ['daily', false],
])('parameters: the frequency %s', (frequency, isCarried) => {
  const found = ask({ execution_date_type: 'periodic', frequency })
  expect(found.map(({ code }) => code)).toEqual(isCarried ? [] : ['nspFrequency'])
})

test('behavior: what is true of every instruction is said once', () => {
  expect(check({ execution_date_types: [] }, bulk(3))).toHaveLength(1)
})

test.each([
  [{ products: ['bank'], payment_settings: settings }],
  [{ products: ['pay'] }],
  [{ payment_settings: null }],
])('behavior: a bank without Pay: %o', (connector) => {
  expect(findIncompatibilities(connector, bulk(1))).toEqual([
    { code: 'noPay', type: 'incompatible', limit: null },
  ])
})

test('behavior: a bank without a list of products is judged by its settings', () => {
  expect(findIncompatibilities({ payment_settings: settings }, bulk(1), { now })).toEqual([])
})
