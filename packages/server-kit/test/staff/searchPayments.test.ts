import type { StaffSearch } from '@powens-pay/core'
import { expect, test } from 'vitest'
import { withdrawPayment } from '../../src/ledger/withdrawPayment.ts'
import { createStaffHandler } from '../../src/staff/createStaffHandler.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { instructionsAt } from '../createShop.ts'
import { openStaff } from './openStaff.ts'

const hour = 60 * 60 * 1000

/** Four orders, an hour apart, of which one is open, one paid, one refused and one in question. */
async function open() {
  const shop = openStaff()
  const ids: number[] = []
  const orders = [
    ['a', '9.50', 'validating'],
    ['b', '20.00', 'done'],
    ['c', '9.50', 'rejected'],
    ['d', '1200.05', 'accepted'],
  ] as const
  for (const [orderId, amount, state] of orders) {
    ids.push((await shop.buy(orderId, amount, state)).payment.id)
    await shop.sandbox.clock.advance(hour)
  }
  const find = async (search: StaffSearch) =>
    (await shop.search(search)).payments.map(({ payment }) => payment.orderId).join('')
  return { ...shop, ids, find }
}

test('default: every payment, the newest first', async () => {
  const { search, find } = await open()
  expect(await find({})).toBe('dcba')
  expect((await search({})).next).toBeNull()
})

test.each<[StaffSearch, string]>([
  [{ orderId: 'b' }, 'b'],
  [{ orderId: 'nobody' }, ''],
  [{ amount: '9.50' }, 'ca'],
  [{ amount: '9.5' }, 'ca'],
  [{ amount: '1200.05' }, 'd'],
  [{ amount: '9' }, ''],
  [{ state: 'done' }, 'b'],
  [{ state: 'a state of tomorrow' }, ''],
  [{ needs: 'review' }, 'd'],
  [{ needs: 'redelivery' }, ''],
  [{ amount: '9.50', state: 'rejected' }, 'c'],
  [{ amount: '9.50', state: 'done' }, ''],
  [{ orderId: 'b', state: 'rejected' }, ''],
])('behavior: %o finds %o', async (search, found) => {
  expect(await (await open()).find(search)).toBe(found)
})

test('behavior: a payment is found by its number, its bank and the end-to-end id of any transfer', async () => {
  const { find, ids, sandbox, show } = await open()
  const [a = 0, b = 0] = ids
  expect(await find({ paymentId: b })).toBe('b')
  expect(await find({ paymentId: 999_999 })).toBe('')
  const { payment } = await show(a)
  const [instruction] = instructionsAt(sandbox, a) as { reference_id?: string }[]
  expect(payment.reference_id).toBe(instruction?.reference_id)
  expect(await find({ reference: payment.reference_id ?? 'none' })).toBe('a')
  for (const { payment: each } of (await (await open()).search({})).payments) {
    if (each.connector_uuid === null) continue
    const found = await find({ connectorUuid: each.connector_uuid, state: each.state })
    expect(found).not.toBe('')
  }
})

test('behavior: a payment leaves the lists of the state it had', async () => {
  const { find, ids, sandbox } = await open()
  expect(await find({ state: 'validating' })).toBe('a')
  await sandbox.faults.setState(ids[0] ?? 0, 'done')
  expect(await find({ state: 'validating' })).toBe('')
  expect(await find({ state: 'done' })).toBe('ba')
})

test('behavior: days are those of creation, the first and the last included', async () => {
  const { buy, find, sandbox, search } = await open()
  const today = (await search({})).payments[0]?.createdAt.slice(0, 10) ?? ''
  await sandbox.clock.advance(48 * hour)
  await buy('e')
  const later = (await search({ orderId: 'e' })).payments[0]?.createdAt.slice(0, 10) ?? ''
  expect(await find({ from: later })).toBe('e')
  expect(await find({ to: today })).not.toContain('e')
  expect(await find({ from: today, to: later })).toBe('edcba')
  expect(await find({ from: '2000-01-01', to: '2000-01-02' })).toBe('')
})

test.each<[string, StaffSearch]>([
  ['all', {}],
  ['one amount', { amount: '9.50' }],
  ['one order', { orderId: 'many' }],
])('behavior: pages of %s together hold each payment once', async (_, search) => {
  const shop = openStaff()
  for (let index = 0; index < 7; index++) {
    if (search.orderId === undefined) {
      await shop.buy(`order ${index}`)
    } else {
      // Each is paid, and the shop asks for another one.
      shop.orders.set('many', { ...makeOrder(shop), allowAnotherPayment: true })
      const { payment } = await shop.browser().create('many')
      await shop.sandbox.faults.setState(payment.id, 'done')
    }
  }
  const found: number[] = []
  let cursor: string | null = null
  let pages = 0
  do {
    const page: Awaited<ReturnType<typeof shop.search>> = await shop.search({
      ...search,
      limit: 3,
      ...(cursor !== null && { cursor }),
    })
    found.push(...page.payments.map(({ payment }) => payment.id))
    cursor = page.next
    pages++
  } while (cursor !== null && pages < 10)
  expect(found).toEqual([...new Set(found)].toSorted((a, b) => b - a))
  expect(found).toHaveLength(7)
})

const makeOrder = ({ orders }: Pick<ReturnType<typeof openStaff>, 'orders'>) => {
  const order = orders.get('42')
  if (!order) throw new TypeError('The shop has no such order.')
  return order
}

test('behavior: a withdrawn order and money that nobody wants are seen', async () => {
  const { handler, buy, sandbox, search, browser } = openStaff()
  const { payment, redirectUrl } = await buy('a')
  await browser().follow(redirectUrl ?? '')
  sandbox.faults.failNext('POST /payments/{id}', { status: 409 })
  await withdrawPayment(handler, { orderId: 'a' })
  await sandbox.faults.setState(payment.id, 'done')
  const [found] = (await search({ needs: 'review' })).payments
  expect(found).toMatchObject({ question: 'unwanted', resolvable: true, payment: { unwanted: 'withdrawn' } })
})

test.each([
  [{ colour: 'blue' }, 'colour'],
  [{ limit: 0 }, 'limit'],
  [{ limit: 101 }, 'limit'],
  [{ from: '12 May' }, 'from'],
  [{ amount: 9.5 }, 'amount'],
  [{ amount: '-9.50' }, 'amount'],
  [{ cursor: "'; DROP TABLE powens_listed" }, 'cursor'],
  [{ paymentId: '8817' }, 'paymentId'],
  [{ needs: 'money' }, 'needs'],
  ['{"orderId":"a","orderId":"b"}', 'twice'],
  ['[]', 'search'],
])('behavior: %o is refused with a sentence', async (body, word) => {
  const response = await openStaff().post('/payments/search', body)
  expect(response.status).toBe(400)
  expect(await response.text()).toContain(word)
})

test('behavior: a store that cannot list is refused when the staff handler is made', () => {
  const { list: _, ...store } = memoryStore()
  const { handler } = openStaff({ handler: { store: memoryStore() } })
  expect(() => createStaffHandler(handler, { authorize: () => null })).not.toThrow()
  expect(() => openStaff({ handler: { store } })).toThrow(/no `list`/)
})
