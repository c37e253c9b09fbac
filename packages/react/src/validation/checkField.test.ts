import { expect, test } from 'vitest'
import { checkField, isAccount } from './checkField.ts'

const values = [{ label: 'Private', value: 'par' }, { value: 'pro' }]

test.each([
  [{ name: 'a' }, '', null],
  [{ name: 'a', required: true }, '', 'missing'],
  [{ name: 'a', required: true }, 'x', null],
  [{ name: 'a', type: 'list', values }, 'par', null],
  [{ name: 'a', type: 'list', values }, 'Private', 'wrong'],
  [{ name: 'a', type: 'list' }, 'par', 'wrong'],
  [{ name: 'a', type: 'date' }, '2026-11-25', null],
  [{ name: 'a', type: 'date' }, '25/11/2026', 'wrong'],
  [{ name: 'a', type: 'telepathy' }, 'x', null],
  [{ name: 'a', regex: '^\\d{4}$' }, '1234', null],
  [{ name: 'a', regex: '^\\d{4}$' }, '12345', 'wrong'],
  [{ name: 'a', type: 'password', regex: '[A-Z]' }, 'abc', 'wrong'],
  // What a browser does not read as PCRE does fits everything.
  [{ name: 'a', regex: '(?i)^abc$' }, 'ABC', null],
  [{ name: 'a', regex: '[' }, 'x', null],
  [{ name: 'a', regex: '^\\p{L}$' }, 'x', null],
  [{ name: 'a', regex: '^[[:digit:]]$' }, 'x', null],
  [{ name: 'a', regex: '\\A\\d\\z' }, 'x', null],
] as const)('%o: %o is %o', (field, value, mistake) => {
  expect(checkField(field as never, value)).toBe(mistake)
})

test.each([
  '^(a+)+$',
  '(a|a)*$',
  '^(a|aa)+$',
  '(.*)(.*)(.*)(.*)(.*)x',
  '^(?:a*)*$',
  'a*a*a*a*a*a*a*b',
  '(a{1,9}){9}$',
])('behavior: %s of somebody else is not run, because it could run for ever', (regex) => {
  expect(checkField({ name: 'a', regex }, `${'a'.repeat(150)}!`)).toBeNull()
})

test.each([
  ['iban', 'FR7630006000011234567890189', true],
  ['iban', 'FR7630006000011234567890188', false],
  ['iban', 'EX6713038781895300290000074', true],
  ['iban', '', false],
  ['sort_code_account_number', '12345612345678', true],
  ['sort_code_account_number', '1234', false],
])('account: %s %s is %s', (scheme, identification, isGood) => {
  expect(isAccount(scheme, identification)).toBe(isGood)
})
