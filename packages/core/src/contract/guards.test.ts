import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as z from 'zod'
import {
  isCancelledPayment,
  isConnectorList,
  isCreatedPayment,
  isFoundPayment,
  isHandoff,
  isPaymentView,
  isReadPayment,
  isResumedPayment,
} from './guards.ts'
import * as schemas from './viewSchemas.ts'

const text = fc.string()
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const base = {
  id: fc.integer(),
  orderId: text,
  state: text,
  state_detail: orNull(text),
  action: orNull(text),
  error_code: orNull(text),
  error_description: orNull(text),
  connector_uuid: orNull(text),
  source: fc.constantFrom('confirmed', 'pushed'),
  review: fc.constantFrom(null, 'conflict', 'payment_mismatch'),
  cancellable: fc.boolean(),
  resumable: fc.boolean(),
  amount: text,
  currency: text,
}
const dated = { execution_date_type: text, execution_date: orNull(text) }
const instruction = fc.record({
  reference_id: orNull(text),
  label: text,
  amount: text,
  currency: text,
  state: orNull(text),
})
const view = fc.oneof(
  fc.record({ ...base, ...dated, kind: fc.constant('one_time') }),
  fc.record({
    ...base,
    ...dated,
    kind: fc.constant('bulk'),
    instructions: fc.array(instruction, { maxLength: 3 }),
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
  is_app_to_app_used: fc.record({ android: orNull(fc.boolean()), ios: orNull(fc.boolean()) }),
  incompatibilities: fc.array(fc.record({ code: text, limit: orNull(text) }), { maxLength: 2 }),
})

const twins: [
  name: string,
  guard: (value: unknown) => boolean,
  schema: z.ZodType,
  arbitrary: fc.Arbitrary<unknown>,
][] = [
  ['paymentView', isPaymentView, schemas.paymentViewSchema, view],
  [
    'foundPayment',
    isFoundPayment,
    schemas.foundPaymentSchema,
    orNull(fc.record({ payment: view, paymentKey: text })),
  ],
  [
    'createdPayment',
    isCreatedPayment,
    schemas.createdPaymentSchema,
    fc.record({ payment: view, paymentKey: text, redirectUrl: orNull(address) }),
  ],
  ['readPayment', isReadPayment, schemas.readPaymentSchema, fc.record({ payment: view })],
  ['resumedPayment', isResumedPayment, schemas.resumedPaymentSchema, fc.record({ redirectUrl: address })],
  [
    'cancelledPayment',
    isCancelledPayment,
    schemas.cancelledPaymentSchema,
    fc.record({ payment: view, redirectUrl: orNull(address) }),
  ],
  ['handoff', isHandoff, schemas.handoffSchema, fc.record({ url: address, expiresAt: text })],
  [
    'connectorList',
    isConnectorList,
    schemas.connectorViewListSchema,
    fc.record({ connectors: fc.array(connector, { maxLength: 3 }) }),
  ],
]

/** Every path into a value, such as `['payment', 'instructions', '0', 'amount']`. */
const pathsOf = (value: unknown): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [key],
        ...pathsOf(inner).map((path) => [key, ...path]),
      ])
    : []

/** The value with one place taken away, or filled with something else. */
function damage(value: unknown, path: string[], replacement: { by: unknown } | null): unknown {
  const copy: unknown = structuredClone(value)
  const last = path.at(-1)
  const parent = path.slice(0, -1).reduce<unknown>((inner, key) => Reflect.get(inner as object, key), copy)
  if (last === undefined || typeof parent !== 'object' || parent === null) return replacement?.by
  if (replacement) Reflect.set(parent, last, replacement.by)
  // JSON has no holes.
  else if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else Reflect.deleteProperty(parent, last)
  return copy
}
const replacement = fc.option(
  fc.record({
    by: fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, '', 0, 1.5, 2 ** 60, true, [], {}, 'one_time', 'bulk'),
    ),
  }),
  { nil: null },
)

test.each(twins)('%s: behavior: what it should be is accepted', (name, guard, _, arbitrary) => {
  const isHarmless = (value: unknown) => !/redirectUrl|url/.test(JSON.stringify(value))
  const accepted = fc.sample(arbitrary, { numRuns: 300, seed: 7 }).filter(guard).length
  expect(accepted).toBeGreaterThan(name === 'resumedPayment' || name === 'handoff' ? 50 : 100)
  expect(fc.sample(arbitrary, { numRuns: 300, seed: 7 }).filter(isHarmless).every(guard)).toBe(true)
})

test.each(twins)(
  '%s: behavior: guard and schema accept the same values',
  { timeout: 60_000 },
  (_, guard, schema, arbitrary) => {
    let accepted = 0
    let refused = 0
    const agree = (value: unknown) => {
      const isAccepted = guard(value)
      if (isAccepted) accepted++
      else refused++
      expect(schema.safeParse(value).success).toBe(isAccepted)
    }
    fc.assert(
      fc.property(arbitrary, fc.nat(), replacement, (value, pick, by) => {
        agree(value)
        const paths = [[], ...pathsOf(value)]
        agree(damage(value, paths[pick % paths.length]!, by))
      }),
      { numRuns: 1500 },
    )
    expect(accepted).toBeGreaterThan(300)
    expect(refused).toBeGreaterThan(300)
  },
)

test.each(twins)(
  '%s: behavior: guard and schema agree on any JSON',
  { timeout: 60_000 },
  (_, guard, schema) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(schema.safeParse(value).success).toBe(guard(value))
      }),
    )
  },
)

test.each(twins)('%s: behavior: every place counts', (_, guard, schema, arbitrary) => {
  const value = fc.sample(arbitrary, { numRuns: 200, seed: 3 }).find((one) => one !== null && guard(one))
  expect(value).toBeDefined()
  for (const path of pathsOf(value)) {
    for (const by of [null, { by: 7.5 }, { by: undefined }, { by: null }, { by: 'x' }]) {
      const damaged = damage(value, path, by)
      expect(guard(damaged)).toBe(schema.safeParse(damaged).success)
    }
  }
})

test('behavior: a key that a newer server adds is allowed', () => {
  const [value] = fc.sample(view, { numRuns: 1, seed: 1 })
  expect(isPaymentView({ ...value, colour: 'blue' })).toBe(true)
})

test('createPaymentBodySchema: behavior: takes an order, and nothing that prices it', () => {
  const { createPaymentBodySchema, orderInputBodySchema } = schemas
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
