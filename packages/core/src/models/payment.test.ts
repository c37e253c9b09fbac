import { expect, test } from 'vitest'
import { paymentRequestSchema, paymentSchema } from './payment.ts'

const instruction = {
  label: 'pdng/done - order 1042',
  amount: 9.5,
  currency: 'EUR',
  execution_date_type: 'instant',
  beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500013M02606', label: 'Shop SAS' },
  beneficiary_identity: {
    kind: 'corporate',
    org_name: 'Shop SAS',
    scheme_name: 'siren',
    identification: '123456782',
  },
}
const request = {
  connector_uuid: '338178e6-3d01-564f-9a7b-52ca442459bf',
  client_redirect_uri: 'https://shop.example/pay/return',
  client_state: 'order-1042',
  instructions: [instruction],
  payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
}
const messagesOf = (value: unknown) =>
  paymentRequestSchema.safeParse(value).error?.issues.map((i) => i.message) ?? []
const withInstruction = (changes: object) => ({ ...request, instructions: [{ ...instruction, ...changes }] })

test('default', () => {
  expect(paymentRequestSchema.parse(request)).toEqual(request)
})

test('behavior: the smallest request that public code sends', () => {
  const { beneficiary_identity: _, ...bare } = instruction
  const small = {
    client_redirect_uri: 'https://shop.example/pay/return',
    instructions: [{ ...bare, execution_date_type: 'first_open_day' }],
  }
  expect(paymentRequestSchema.parse(small)).toEqual(small)
})

test('behavior: exact text becomes the number Powens documents', () => {
  expect(paymentRequestSchema.parse(withInstruction({ amount: '9.50' })).instructions[0]?.amount).toBe(9.5)
})

test.each([
  0,
  -1,
  '0.00',
  '1e3',
  1e21,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  9.505,
  0.1 + 0.2,
  '9,50',
  '',
  null,
  '1234567890123.456',
])('behavior: the amount %s is refused by name', (amount) => {
  const messages = messagesOf(withInstruction({ amount }))
  expect(messages.length).toBeGreaterThan(0)
  expect(messages.join()).toContain('amount')
})

test('behavior: decimals follow the currency', () => {
  expect(messagesOf(withInstruction({ amount: 1000, currency: 'JPY' }))).toEqual([])
  expect(messagesOf(withInstruction({ amount: 10.5, currency: 'JPY' })).join()).toContain('JPY has (0)')
  expect(messagesOf(withInstruction({ amount: '1.234', currency: 'BHD' }))).toEqual([])
})

test('behavior: a key nobody documents is refused by name', () => {
  expect(messagesOf({ ...request, metadata: {} })[0]).toMatch(/^metadata: no field of a payment request/)
  expect(messagesOf(withInstruction({ execution_date: '2026-01-01' }))[0]).toMatch(
    /^execution_date: no field of a/,
  )
})

test('behavior: a redirect URI with a query is refused, in words that say what to do', () => {
  expect(messagesOf({ ...request, client_redirect_uri: 'https://shop.example/?a=1' })[0]).toContain(
    'has a query',
  )
})

test.each([
  [{ execution_date_type: 'first_open_day' }, 'execution_date_type: differs'],
  [
    { execution_date_type: 'periodic', frequency: 'monthly', start_date: '2026-02-01' },
    'execution_date_type: a standing order',
  ],
])('behavior: a bulk payment has one date: %o', (changes, message) => {
  const both = { ...request, instructions: [instruction, { ...instruction, ...changes }] }
  expect(messagesOf(both).join()).toContain(message)
})

test('paymentSchema: behavior: keys and words that Powens adds are kept', () => {
  const payment = {
    id: 501,
    state: 'settled_twice',
    action: 'dance',
    fields: { otp: { type: 'text', colour: 'blue' } },
    new_key: [1],
    instructions: [
      {
        amount: '1.0000000000',
        currency: { id: 'EUR', precision: 2 },
        label: 'x',
        execution_date_type: 'someday',
      },
    ],
  }
  expect(paymentSchema.parse(payment)).toEqual(payment)
})

test('paymentSchema: behavior: no field but id and state is needed', () => {
  expect(paymentSchema.parse({ id: 0, state: 'created' })).toEqual({ id: 0, state: 'created' })
  expect(paymentSchema.safeParse({ id: '501', state: 'created' }).success).toBe(false)
})

test('behavior: a state of 2000 characters is taken, one of 2001 is refused', () => {
  expect(messagesOf({ ...request, client_state: 's'.repeat(2000) })).toEqual([])
  expect(messagesOf({ ...request, client_state: 's'.repeat(2001) })[0]).toMatch(
    /^client_state: longer than 2000/,
  )
})
