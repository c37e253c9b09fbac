import { expect, test } from 'vitest'
import { listPaymentFields } from './listPaymentFields.ts'

const field = { type: 'text', label: 'Code', regex: null, required: true }

test.each([
  ['an array', [{ ...field, name: 'otp' }]],
  ['a dictionary with names', { otp: { ...field, name: 'otp' } }],
  ['a dictionary without names', { otp: field }],
])('default: %s', (_, fields) => {
  expect(listPaymentFields({ fields })).toEqual([{ ...field, name: 'otp' }])
})

test.each([undefined, null, [], {}])('default: %o asks for nothing', (fields) => {
  expect(listPaymentFields({ fields })).toEqual([])
})

test('behavior: a field nobody could answer is left out', () => {
  expect(listPaymentFields({ fields: [field, { ...field, name: '' }, { ...field, name: null }] })).toEqual([])
})
