import { expect, test, vi } from 'vitest'
import { createShop, instruct, instructionsAt, type Shop } from '../createShop.ts'

/** Pays an order of these instructions, whose payment Powens then describes with these changes. */
async function settle(shop: Shop, instructions: ReturnType<typeof instruct>[], changes: object[] = []) {
  shop.orders.set('42', { customer: 'ada', instructions })
  const ada = shop.browser()
  const created = await ada.create()
  const described = instructionsAt(shop.sandbox, created.payment.id).map((instruction, index) => ({
    ...instruction,
    ...changes[index],
  }))
  shop.sandbox.faults.patchPayment(created.payment.id, { instructions: described })
  await shop.sandbox.faults.setState(created.payment.id, 'done')
  await shop.sandbox.clock.advance(60_000)
  return ada.read(created)
}

const nothing = [undefined, null, {}, { id: null }]
const left: [what: string, changes: object][] = [
  ...nothing.map((currency): [string, object] => [`currency ${JSON.stringify(currency)}`, { currency }]),
  ['amount undefined', { amount: undefined }],
  ['amount null', { amount: null }],
  ...[{}, [], true].map((amount): [string, object] => [`amount ${JSON.stringify(amount)}`, { amount }]),
  ...[978, ['EUR'], { id: 7 }, { id: {} }].map((currency): [string, object] => [
    `currency ${JSON.stringify(currency)}`,
    { currency },
  ]),
  ...[null, 'Shop SAS', [], {}, { identification: 7 }, { identification: {}, label: [] }].map(
    (beneficiary): [string, object] => [`beneficiary ${JSON.stringify(beneficiary)}`, { beneficiary }],
  ),
  ['label and reference that are no text', { label: {}, reference_id: 7, state: [] }],
  ['neither', { amount: null, currency: null }],
  ['no date', { execution_date_type: null }],
]

test.each(
  left.flatMap(([what, changes]) =>
    (['webhook', 'read'] as const).map((way) => [what, way, changes] as const),
  ),
)(
  'behavior: a payment that is described with %s (%s) is paid for what was agreed',
  async (_, way, changes) => {
    const shop = createShop({ hasWebhooks: way === 'webhook' })
    const view = await settle(shop, [instruct('9.50')], [changes])
    expect(view).toMatchObject({ review: null, amount: '9.50', currency: 'EUR' })
    expect(shop.changes.at(-1)?.outcome.status).toBe('succeeded')
    expect(shop.errors).toEqual([])
  },
)

test('behavior: a part of a bulk payment without an amount is no smaller payment', async () => {
  const shop = createShop()
  const view = await settle(shop, [instruct('9.50'), instruct('20')], [{}, { amount: null }])
  expect(view).toMatchObject({ review: null, amount: '29.50', currency: 'EUR' })
})

test.each([
  ['an amount that is missing beside another currency', { amount: null, currency: 'USD' }],
  ['a currency that is missing beside another amount', { amount: 9.49, currency: null }],
  [
    'another account without amount and currency',
    {
      amount: null,
      currency: null,
      beneficiary: { scheme_name: 'iban', identification: 'DE89370400440532013000' },
    },
  ],
])('behavior: what is said still has to be what was agreed: %s', async (_, changes) => {
  const view = await settle(createShop(), [instruct('9.50')], [changes])
  expect(view.review).toBe('payment_mismatch')
})

test('behavior: a payment that was for other money once stays under review, whatever Powens says later', async () => {
  const shop = createShop({ hasWebhooks: false })
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50')] })
  const ada = shop.browser()
  const created = await ada.create()
  const agreed = instructionsAt(shop.sandbox, created.payment.id)
  const read = async (state: string, instructions: object[]) => {
    shop.sandbox.faults.patchPayment(created.payment.id, { state, instructions })
    await shop.sandbox.clock.advance(60_000)
    return (await ada.read(created)).review
  }
  expect(await read('validating', agreed)).toBeNull()
  const other = agreed.map((instruction) => ({ ...instruction, amount: 9.49 }))
  expect(await read('pending', other)).toBe('payment_mismatch')
  expect(await read('done', agreed)).toBe('payment_mismatch')
  expect(shop.changes.at(-1)).toMatchObject({ outcome: { status: 'unknown' }, aggregate: 'review' })
})

test.each([
  ['HUF', '12990.50', '12990.50'],
  ['HUF', '12990.5', '12990.50'],
  ['EUR', '9.99', '9.99'],
  ['GBP', '10', '10.00'],
])('behavior: %s %s is paid, whatever the runtime says of its decimals', async (currency, amount, shown) => {
  vi.stubGlobal('Intl', {
    ...Intl,
    NumberFormat: class {
      resolvedOptions = () => ({ maximumFractionDigits: 1 })
    },
  })
  try {
    const view = await settle(createShop(), [instruct(amount, 'done - order', { currency })])
    expect(view).toMatchObject({ review: null, amount: shown, currency })
    expect(view.outcome.status).toBe('succeeded')
  } finally {
    vi.unstubAllGlobals()
  }
})
