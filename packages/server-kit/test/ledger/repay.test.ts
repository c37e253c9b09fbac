import { expect, test } from 'vitest'
import { listRepayments } from '../../src/ledger/repay/listRepayments.ts'
import { prepareRepayment } from '../../src/ledger/repay/prepareRepayment.ts'
import type { RepaymentOptions } from '../../src/ledger/repay/RepaymentOptions.ts'
import { PowensApiError, resolvePayment, withdrawPayment } from '../../src/index.ts'
import { createShop, instruct, instructionsAt, type Order, type Shop } from '../createShop.ts'

const payerIban = 'FR7630006000011234567890189'
// The bank that asks for the payer's account.
const bank = 'Banque Céleste'

/** Pays an order, and gives the payment's id. */
async function pay(
  shop: Shop,
  orderId = '42',
  instructions: Order['instructions'] = [instruct('9.50')],
): Promise<number> {
  shop.orders.set(orderId, { customer: 'ada', instructions })
  const ada = shop.browser()
  const created = await ada.create(orderId)
  await ada.comeBack(await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? ''), { bank }))
  await shop.sandbox.clock.advance(60 * 60_000)
  return created.payment.id
}

const decided = { by: 'Ada, accounting', note: 'paid twice' }
const repay = (shop: Shop, options: Partial<RepaymentOptions> & Pick<RepaymentOptions, 'lines'>) =>
  prepareRepayment(shop.handler, {
    orderId: 'repayment-1',
    execution_date_type: 'instant',
    ...decided,
    ...options,
  })
const remaining = async (shop: Shop, paymentId: number) =>
  (await listRepayments(shop.handler, { paymentId })).repayable.map((line) => line.remaining)
const progress = async (shop: Shop, paymentId: number) =>
  (await listRepayments(shop.handler, { paymentId })).repayments.map((one) => one.progress)

test('default: the money goes back to the account that it came from, once a person approved it', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  const prepared = await repay(shop, { lines: [{ paymentId }] })
  expect(instructionsAt(shop.sandbox, prepared.paymentId)).toMatchObject([
    { amount: 9.5, label: `Repayment ${paymentId}`, beneficiary: { identification: payerIban } },
  ])
  expect(await listRepayments(shop.handler, { paymentId })).toMatchObject({
    repayments: [{ orderId: 'repayment-1', amount: '9.50', ...decided, progress: 'open' }],
    repayable: [{ received: '9.50', remaining: '0.00' }],
  })

  await shop.sandbox.payer.approve(prepared.redirectUrl ?? '')
  await shop.sandbox.clock.advance(60_000)
  expect(await progress(shop, paymentId)).toEqual(['paid'])
  expect(shop.changes.at(-1)).toMatchObject({
    orderId: 'repayment-1',
    aggregate: 'paid',
    repays: [{ paymentId, orderId: '42', amount: '9.50', currency: 'EUR' }],
  })
  expect(shop.sandbox.statements.movements.at(-1)).toMatchObject({
    to: { identification: payerIban },
    minorUnits: 950n,
  })
  expect(shop.errors).toEqual([])
})

test('behavior: neither the account nor who decided is in the store, a change or an event', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  await repay(shop, { lines: [{ paymentId }] })
  const stored = [await shop.stored('order:42'), await shop.stored('order:repayment-1')]
  expect(JSON.stringify([stored, shop.changes, shop.events])).not.toContain(payerIban)
  expect(JSON.stringify([shop.changes, shop.events])).not.toMatch(/accounting|paid twice/)
})

test('parameters: lines: several are one bulk payment, and a transfer of a bulk goes back by its reference', async () => {
  const shop = createShop()
  const one = await pay(shop, '1')
  const bulk = await pay(
    shop,
    '2',
    ['3.00', '4.00'].map((amount) => instruct(amount)),
  )
  const references = (await listRepayments(shop.handler, { paymentId: bulk })).repayable.map(
    (line) => line.reference_id,
  )
  await expect(repay(shop, { lines: [{ paymentId: bulk }] })).rejects.toThrow('reference_id')
  const { paymentId, redirectUrl } = await repay(shop, {
    lines: [
      { paymentId: one, amount: '1.25', label: 'Part of order 1' },
      { paymentId: bulk, reference_id: references[1] ?? '' },
    ],
  })
  expect(instructionsAt(shop.sandbox, paymentId)).toMatchObject([
    { amount: 1.25, label: 'Part of order 1' },
    { amount: 4 },
  ])
  await shop.sandbox.payer.approve(redirectUrl ?? '')
  expect([await remaining(shop, one), await remaining(shop, bulk)]).toEqual([['8.25'], ['3.00', '0.00']])
})

test('behavior: no more goes back than came, however often and by whomever it is asked for', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  const asked = await Promise.allSettled(
    ['a', 'b', 'c'].map((orderId) => repay(shop, { orderId, lines: [{ paymentId, amount: '4.00' }] })),
  )
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  expect(await remaining(shop, paymentId)).toEqual(['1.50'])
  await expect(repay(shop, { lines: [{ paymentId, amount: '1.51' }] })).rejects.toThrow(
    '1.50 EUR can go back',
  )
  await expect(repay(shop, { lines: [{ paymentId }, { paymentId }] })).rejects.toThrow('twice')
  await repay(shop, { lines: [{ paymentId }] })
  expect(await remaining(shop, paymentId)).toEqual(['0.00'])
})

test('behavior: the same id gives the same payment', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  const first = await repay(shop, { lines: [{ paymentId }] })
  const again = await Promise.all([
    repay(shop, { lines: [{ paymentId }] }),
    repay(shop, { lines: [{ paymentId }] }),
  ])
  expect(again.map((repayment) => repayment.paymentId)).toEqual([first.paymentId, first.paymentId])
  expect(shop.sandbox.payments.list()).toHaveLength(2)
  expect(await progress(shop, paymentId)).toEqual(['open'])
})

test.each(['rejected', 'withdrawn'])('behavior: a repayment that is %s may be made anew', async (end) => {
  const shop = createShop()
  const paymentId = await pay(shop)
  const first = await repay(shop, { lines: [{ paymentId }] })
  if (end === 'rejected') await shop.sandbox.payer.refuse(first.redirectUrl ?? '')
  else await withdrawPayment(shop.handler, { orderId: 'repayment-1' })
  expect(await progress(shop, paymentId)).toEqual(['failed'])
  await repay(shop, { orderId: 'repayment-2', lines: [{ paymentId }] })
  expect(await progress(shop, paymentId)).toEqual(['failed', 'open'])
})

test('behavior: what Powens refuses to create leaves the money free', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  shop.sandbox.faults.failNext('POST /payments', { status: 400, code: 'invalidValue' })
  await expect(repay(shop, { lines: [{ paymentId }] })).rejects.toBeInstanceOf(PowensApiError)
  expect(await remaining(shop, paymentId)).toEqual(['9.50'])
})

test('behavior: an answer that is lost is not repaid twice', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  shop.sandbox.faults.dropNext('POST /payments', { when: 'answered' })
  const { redirectUrl } = await repay(shop, { lines: [{ paymentId }] })
  await shop.sandbox.payer.approve(redirectUrl ?? '')
  expect(shop.sandbox.statements.movements).toHaveLength(2)
  expect(await progress(shop, paymentId)).toEqual(['paid'])
})

test.each([
  ['rejected', /No money/],
  ['pending', /No money/],
  ['expired', /No money/],
])('behavior: a payment that is %s has nothing to repay', async (state, sentence) => {
  const shop = createShop()
  const { payment, redirectUrl } = await shop.browser().create()
  await shop.browser().follow(redirectUrl ?? '')
  await shop.sandbox.faults.setState(payment.id, state)
  await expect(repay(shop, { lines: [{ paymentId: payment.id }] })).rejects.toThrow(sentence)
  expect(shop.sandbox.payments.list()).toHaveLength(1)
})

test('behavior: money of an expired payment goes back once a person said that it came', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  await shop.sandbox.faults.setState(paymentId, 'expired')
  await resolvePayment(shop.handler, { paymentId, received: true, by: 'ada', note: 'statement' })
  expect((await repay(shop, { lines: [{ paymentId }] })).redirectUrl).not.toBeNull()
})

test('behavior: money that nobody wants goes back while it is under review', async () => {
  const shop = createShop()
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('9.50')] })
  const ada = shop.browser()
  const created = await ada.create()
  const webview = await ada.follow(created.redirectUrl ?? '')
  shop.sandbox.faults.failNext('POST /payments/{id}', { status: 400, code: 'notSupported' })
  await withdrawPayment(shop.handler, { orderId: '42' })
  await shop.sandbox.payer.approve(webview, { bank })
  await shop.sandbox.clock.advance(60 * 60_000)
  expect(shop.changes.at(-1)).toMatchObject({ payment: { review: 'unwanted' }, aggregate: 'review' })
  const paymentId = created.payment.id
  const { redirectUrl } = await repay(shop, { lines: [{ paymentId }] })
  await shop.sandbox.payer.approve(redirectUrl ?? '')
  expect(await progress(shop, paymentId)).toEqual(['paid'])
})

test.each([
  ['nothing', { payer: null }],
  ['no number', { payer: { scheme_name: 'iban', identification: null, label: 'Ada' } }],
  ['a part of the number', { payer: { scheme_name: 'iban', identification: 'FR76••••0189', label: 'Ada' } }],
  ['a scheme of later', { payer: { scheme_name: 'phone', identification: '+33123', label: 'Ada' } }],
])(
  'behavior: where Powens shows %s of the account, that is said, and nothing is created',
  async (_, patch) => {
    const shop = createShop()
    const paymentId = await pay(shop)
    shop.sandbox.faults.patchPayment(paymentId, patch)
    await expect(repay(shop, { lines: [{ paymentId }] })).rejects.toThrow('does not show from which account')
    expect([shop.sandbox.payments.list().length, await remaining(shop, paymentId)]).toEqual([1, ['9.50']])
  },
)

test.each<[string, Partial<RepaymentOptions>]>([
  ['by', { by: ' ' }],
  ['note', { note: 'x'.repeat(501) }],
  ['lines', { lines: [] }],
  ['payment', { lines: [{ paymentId: 999_999 }] }],
  ['amount', { lines: [{ paymentId: 501, amount: '0.00' }] }],
  ['amount', { lines: [{ paymentId: 501, amount: '1.005' }] }],
  ['amount', { lines: [{ paymentId: 501, amount: 1 as never }] }],
  ['amount', { lines: [{ paymentId: 501, amount: '-1.00' }] }],
  ['orderId', { orderId: '42', lines: [{ paymentId: 501 }] }],
  ['orderId', { orderId: '' }],
])('behavior: a wrong %s is refused and changes nothing', async (word, options) => {
  const shop = createShop()
  const paymentId = await pay(shop)
  expect(paymentId).toBe(501)
  const refusal = repay(shop, { lines: [{ paymentId }], ...options })
  await expect(refusal).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining(word),
  })
  expect([shop.sandbox.payments.list().length, await remaining(shop, paymentId)]).toEqual([1, ['9.50']])
})

test('behavior: the shop never sells under the id of a repayment, nor repays a repayment', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  const repayment = await repay(shop, { lines: [{ paymentId }] })
  shop.orders.set('repayment-1', { customer: 'ada', instructions: [instruct('9.50')] })
  const response = await shop.browser().post('/payments', { input: { orderId: 'repayment-1' } })
  expect(response.status).toBe(404)
  await shop.sandbox.payer.approve(repayment.redirectUrl ?? '', { bank })
  await shop.sandbox.clock.advance(60 * 60_000)
  await expect(
    repay(shop, { orderId: 'repayment-2', lines: [{ paymentId: repayment.paymentId }] }),
  ).rejects.toThrow('no payment')
})

test('behavior: later news of a payment takes away neither its repayments nor what statements showed', async () => {
  const shop = createShop()
  const paymentId = await pay(shop)
  await repay(shop, { lines: [{ paymentId }] })
  const booking = { key: 'one', line: '#1', amount: '9.50', isReturn: false, bookedOn: '2026-01-16' }
  expect(await shop.handler.ledger.book(paymentId, [booking, booking])).toBe(1)
  await shop.sandbox.faults.setState(paymentId, 'rejected')
  expect(shop.changes.at(-1)).toMatchObject({ payment: { id: paymentId, review: 'conflict' } })
  expect(await progress(shop, paymentId)).toEqual(['open'])
  expect(await shop.handler.ledger.book(paymentId, [booking])).toBe(0)
})
