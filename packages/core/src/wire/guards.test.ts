import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as z from 'zod'
import { interpretPayment } from '../payment/interpretPayment.ts'
import { paymentActions } from '../vocabulary/actions.ts'
import { paymentStates } from '../vocabulary/states.ts'
import { createPaymentBodySchema, orderInputBodySchema } from './bodies.ts'
import {
  isBegunValidation,
  isCancelledPayment,
  isConnectorList,
  isCreatedPayment,
  isFoundPayment,
  isHandoff,
  isOpenedValidation,
  isPaymentView,
  isReadPayment,
  isResumedPayment,
} from './guards.ts'
import { connectorViewListSchema } from './views/ConnectorView.ts'
import { handoffSchema } from './views/Handoff.ts'
import { outcomeSchema } from './views/outcomeSchema.ts'
import {
  cancelledPaymentSchema,
  createdPaymentSchema,
  foundPaymentSchema,
  readPaymentSchema,
  resumedPaymentSchema,
} from './views/paymentAnswers.ts'
import { paymentViewSchema } from './views/PaymentView.ts'
import { begunValidationSchema, openedValidationSchema } from './views/ValidationView.ts'

const text = fc.string()
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const base = {
  id: fc.integer(),
  orderId: text,
  createdAt: orNull(text),
  state: text,
  state_detail: orNull(text),
  action: orNull(text),
  error_code: orNull(text),
  error_description: orNull(text),
  connector_uuid: orNull(text),
  bank: orNull(text),
  payee: orNull(text),
  label: orNull(text),
  reference_id: orNull(text),
  source: fc.constantFrom('confirmed', 'pushed'),
  review: fc.constantFrom(null, 'conflict', 'payment_mismatch', 'unwanted'),
  unwanted: fc.constantFrom(null, 'replaced', 'withdrawn'),
  resolved: fc.constantFrom(null, 'received', 'not_received'),
  cancellable: fc.boolean(),
  resumable: fc.boolean(),
  outcome: fc.constantFrom(
    { status: 'succeeded', bucket: 'paid', isFinal: true, source: 'confirmed', needsReview: false },
    {
      status: 'failed',
      bucket: 'not_paid',
      isFinal: true,
      source: 'pushed',
      needsReview: false,
      reason: 'expired',
    },
  ),
  nextStep: orNull(text),
  revision: fc.nat(),
  amount: text,
  currency: text,
}
const dated = { execution_date_type: text, execution_date: orNull(text) }
const inBucket = fc.record({ count: fc.nat(), amount: orNull(text) })
const tally = fc.record({
  paid: inBucket,
  in_progress: inBucket,
  at_risk: inBucket,
  not_paid: inBucket,
  cannot_tell: inBucket,
})
const view = fc.oneof(
  fc.record({ ...base, ...dated, kind: fc.constant('one_time') }),
  fc.record({
    ...base,
    ...dated,
    kind: fc.constant('bulk'),
    tally,
  }),
  fc.record({
    ...base,
    kind: fc.constant('recurring'),
    frequency: text,
    start_date: text,
    end_date: orNull(text),
    wasActive: fc.boolean(),
  }),
)
const address = fc.oneof(
  fc.constantFrom('https://shop.example/go/x', 'http://localhost/go', '/go/x', '//x', 'HTTPS://x'),
  fc.constantFrom('javascript:alert(1)', 'data:,x', 'go', '', 'https:', ' /go', 'ftp://x', '\n/go'),
  text,
)
const connector = fc.record({
  uuid: text,
  name: text,
  color: orNull(text),
  isMostUsed: fc.boolean(),
  countries: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }),
  is_app_to_app_used: fc.record({ android: orNull(fc.boolean()), ios: orNull(fc.boolean()) }),
  incompatibilities: fc.array(fc.record({ code: text, type: text, limit: orNull(text) }), { maxLength: 2 }),
})

const webview = fc.constantFrom(null, 'shop', 'powens', 'a webview of tomorrow')
const opened = fc.record({
  payment: view,
  webview,
  access: orNull(
    fc.record({
      apiUrl: text,
      token: text,
      expiresIn: orNull(fc.nat()),
      webviewUrl: text,
      callbackUrl: text,
      isWhiteLabel: fc.boolean(),
    }),
  ),
  redirectUrl: orNull(address),
})

const twins: [
  name: string,
  guard: (value: unknown) => boolean,
  schema: z.ZodType,
  arbitrary: fc.Arbitrary<unknown>,
][] = [
  ['paymentView', isPaymentView, paymentViewSchema, view],
  [
    'foundPayment',
    isFoundPayment,
    foundPaymentSchema,
    orNull(fc.record({ payment: view, paymentKey: text })),
  ],
  [
    'createdPayment',
    isCreatedPayment,
    createdPaymentSchema,
    fc.record({ payment: view, paymentKey: text, redirectUrl: orNull(address) }),
  ],
  ['readPayment', isReadPayment, readPaymentSchema, fc.record({ payment: view })],
  ['resumedPayment', isResumedPayment, resumedPaymentSchema, fc.record({ redirectUrl: address })],
  [
    'cancelledPayment',
    isCancelledPayment,
    cancelledPaymentSchema,
    fc.record({ payment: view, redirectUrl: orNull(address) }),
  ],
  ['handoff', isHandoff, handoffSchema, fc.record({ url: address, expiresAt: text })],
  [
    'connectorList',
    isConnectorList,
    connectorViewListSchema,
    fc.record({ connectors: fc.array(connector, { maxLength: 3 }) }),
  ],
  ['openedValidation', isOpenedValidation, openedValidationSchema, opened],
  ['begunValidation', isBegunValidation, begunValidationSchema, fc.record({ webview })],
]

test.each(twins)('%s: behavior: what the wire promises is accepted', (_, guard, schema, arbitrary) => {
  let promised = 0
  fc.assert(
    fc.property(arbitrary, (value) => {
      if (!schema.safeParse(value).success) return
      promised++
      expect(guard(value)).toBe(true)
    }),
    { numRuns: 500 },
  )
  expect(promised).toBeGreaterThan(50)
})

test.each(twins)('%s: behavior: what some other page or program answers is refused', (name, guard) => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(guard(value)).toBe(name === 'foundPayment' && value === null)
    }),
  )
})

/** A payment as it should be, with one place of it changed. */
const damage = (changes: object) => {
  const [value] = fc.sample(view, { numRuns: 1, seed: 1 })
  return { ...value, kind: 'one_time', ...changes }
}

test.each([
  { id: '1' },
  { id: null },
  { revision: undefined },
  { state: null },
  { amount: 9.5 },
  { currency: null },
  { outcome: null },
  { outcome: 'paid' },
  { outcome: { bucket: 'paid' } },
])('isPaymentView: behavior: a page could not show a payment with %o', (changes) => {
  expect(isPaymentView(damage({}))).toBe(true)
  expect(isPaymentView(damage(changes))).toBe(false)
})

test.each([
  { colour: 'blue' },
  { nextStep: undefined },
  { kind: 'a kind of tomorrow' },
  { source: 'heard' },
  // The part of a page that shows it reads what is there.
  { kind: 'bulk', tally: undefined },
])('isPaymentView: behavior: a page can show a payment with %o', (changes) => {
  expect(isPaymentView(damage(changes))).toBe(true)
})

test.each([
  ['https://shop.example/go/x', true],
  ['http://localhost/go', true],
  ['/go/x', true],
  ['HTTPS://x', true],
  ['javascript:alert(1)', false],
  ['data:,x', false],
  ['go', false],
  ['', false],
  [' /go', false],
  ['ftp://x', false],
  ['\n/go', false],
  [7, false],
])('behavior: a page leaves for %o: %o', (address, isSafe) => {
  const payment = damage({})
  expect(isCreatedPayment({ payment, paymentKey: 'k', redirectUrl: address })).toBe(isSafe)
  expect(isCancelledPayment({ payment, redirectUrl: address })).toBe(isSafe)
  expect(isResumedPayment({ redirectUrl: address })).toBe(isSafe)
  expect(isHandoff({ url: address, expiresAt: '' })).toBe(isSafe)
})

test('createPaymentBodySchema: behavior: takes an order, and nothing that prices it', () => {
  const connectorUuid = '338178e6-3d01-564f-9a7b-52ca442459bf'
  expect(createPaymentBodySchema.safeParse({ input: { orderId: '42' }, connectorUuid }).success).toBe(true)
  expect(orderInputBodySchema.safeParse({ input: null }).success).toBe(true)
  for (const body of [
    {},
    { input: undefined },
    { input: 1, amount: 1 },
    { input: 1, connectorUuid: 'x' },
    null,
    [],
  ])
    expect(createPaymentBodySchema.safeParse(body).success).toBe(false)
  expect(orderInputBodySchema.safeParse({ input: 1, connectorUuid }).success).toBe(false)
})

test.each(
  paymentStates.flatMap((state) => [null, ...paymentActions].map((action) => [state, action] as const)),
)('outcomeSchema: behavior: takes what %s with action %s means', (state, action) => {
  for (const kind of ['one_time', 'bulk', 'recurring'] as const) {
    for (const review of [null, 'conflict'] as const) {
      for (const resolved of [null, 'received', 'not_received'] as const) {
        const facts = { kind, source: 'pushed', wasActive: true, review, resolved } as const
        expect(outcomeSchema.safeParse(interpretPayment({ state, action }, facts)).error).toBeUndefined()
      }
    }
  }
})
