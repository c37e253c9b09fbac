import { expect, test } from 'vitest'
import { findRequestWarnings } from './findRequestWarnings.ts'
import { paymentRequestSchema, type PaymentRequest } from './payment.ts'

const identity = {
  kind: 'corporate',
  scheme_name: 'siren',
  identification: '749867206',
  org_name: 'A',
} as const
const complete = {
  ...identity,
  org_legal_status: 'SAS',
  org_hq_address: '84 RUE BEAUBOURG',
  org_business_address: '84 RUE BEAUBOURG',
} as const
const instruction: PaymentRequest['instructions'][number] = {
  amount: 1,
  currency: 'EUR',
  label: 'x',
  execution_date_type: 'instant',
  beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500013M02606', label: 'A' },
  beneficiary_identity: complete,
}
const request: PaymentRequest = {
  client_redirect_uri: 'https://shop.example/r',
  instructions: [instruction],
  payer_identity: {
    first_name: 'Ada',
    last_name: 'Martin',
    birth_city: 'Paris',
    birth_country: 'FR',
    birth_date: '1963-01-01',
  },
}
const found = (changes: Partial<PaymentRequest>) => {
  const changed = { ...request, ...changes }
  expect(paymentRequestSchema.safeParse(changed).success).toBe(true)
  return findRequestWarnings(changed).map(({ code, path }) => `${code} ${path}`)
}

test('default: a complete request has none', () => {
  expect(found({})).toEqual([])
})

test('default: absent identities', () => {
  const { beneficiary_identity: _, ...bare } = instruction
  expect(found({ payer_identity: undefined, instructions: [bare] })).toEqual([
    'payer_identity_missing payer_identity',
    'beneficiary_identity_missing instructions.0.beneficiary_identity',
  ])
})

test('default: what the matrix recommends', () => {
  expect(found({ payer_identity: { first_name: 'Ada', last_name: 'Martin' } })).toEqual([
    'identity_field_recommended payer_identity.birth_city',
    'identity_field_recommended payer_identity.birth_country',
    'identity_field_recommended payer_identity.birth_date',
  ])
  expect(found({ operator_identity: identity })).toEqual([
    'identity_field_recommended operator_identity.org_legal_status',
    'identity_field_recommended operator_identity.org_hq_address',
    'identity_field_recommended operator_identity.org_business_address',
  ])
})

test('default: what says nothing of a kind, and schemes that are not listed', () => {
  expect(found({ operator_identity: { ...complete, first_name: 'Ada' } })).toEqual([
    'identity_field_not_applicable operator_identity.first_name',
  ])
  expect(found({ payer_identity: { ...request.payer_identity, org_name: 'A' } })).toEqual([
    'identity_field_not_applicable payer_identity.org_name',
  ])
  expect(found({ operator_identity: { ...complete, scheme_name: 'siret' } })).toEqual([
    'identity_scheme_undocumented operator_identity.scheme_name',
  ])
})

test('default: references and currencies', () => {
  const uk = {
    scheme_name: 'sort_code_account_number',
    identification: '20000055779911',
    label: 'A',
  } as const
  const long = { ...instruction, beneficiary: uk, reference_id: '1234567890123456789' }
  expect(found({ instructions: [long] })).toEqual([
    'reference_id_given instructions.0.reference_id',
    'reference_id_too_long_for_faster_payments instructions.0.reference_id',
  ])
  expect(found({ instructions: [instruction, { ...instruction, currency: 'GBP' }] })).toEqual([
    'mixed_currencies instructions',
  ])
})
