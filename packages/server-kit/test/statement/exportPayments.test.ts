import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { exportColumns, exportPayments } from '../../src/statement/export/exportPayments.ts'
import { applyMatch } from '../../src/statement/applyMatch.ts'
import { matchStatement } from '../../src/statement/matchStatement.ts'
import { createShop, iban, instruct, type Order, type Shop } from '../createShop.ts'

const today = '2026-01-15'

async function pay(shop: Shop, orderId: string, instructions: Order['instructions']): Promise<number> {
  shop.orders.set(orderId, { customer: 'ada', instructions })
  const ada = shop.browser()
  const created = await ada.create(orderId)
  await ada.comeBack(await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? '')))
  return created.payment.id
}

async function read(shop: Shop, from = today, to = today): Promise<Record<string, string>[]> {
  let text = ''
  for await (const line of exportPayments(shop.handler, { from, to })) text += line
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

test('default: a line a transfer, with what a statement showed of it', async () => {
  const shop = createShop()
  const one = await pay(shop, '1', [instruct('9.50')])
  const bulk = await pay(
    shop,
    '2',
    ['1.10', '2.20'].map((amount) => instruct(amount)),
  )
  expect(await read(shop)).toMatchObject([
    { order: '1', payment: String(one), amount: '9.50', currency: 'EUR', outcome: 'succeeded', booked: '' },
    { order: '2', payment: String(bulk), amount: '1.10', kind: 'bulk', direction: 'in' },
    { order: '2', amount: '2.20' },
  ])
  const match = await matchStatement(shop.handler, shop.sandbox.statements.write({ account: iban }))
  await applyMatch(shop.handler, match, { accept: 'all', by: 'ada' })
  const rows = await read(shop)
  expect(rows.map(({ booked, booked_on }) => [booked, booked_on])).toEqual([
    ['9.50', today],
    ['1.10', today],
    ['2.20', today],
  ])
  expect(Object.keys(rows[0] ?? {})).toEqual(exportColumns)
  expect(rows.every(({ reference_id }) => reference_id !== '')).toBe(true)
  expect(JSON.stringify(rows)).not.toContain(iban)
})

test('parameters: from and to are days of creation', async () => {
  const shop = createShop()
  await pay(shop, '1', [instruct('9.50')])
  await shop.sandbox.clock.advance(24 * 60 * 60_000)
  await pay(shop, '2', [instruct('8.00')])
  expect((await read(shop)).map(({ order }) => order)).toEqual(['1'])
  expect((await read(shop, '2026-01-16', '2026-01-16')).map(({ order }) => order)).toEqual(['2'])
  expect((await read(shop, '2026-01-01', '2026-01-31')).map(({ order }) => order)).toEqual(['1', '2'])
  expect(await read(shop, '2026-01-14', '2026-01-14')).toEqual([])
})

test.each([
  ['today', today],
  [today, '2026-01-14'],
  ['2026-1-1', today],
])('behavior: from %s to %s is refused', async (from, to) => {
  await expect(read(createShop(), from, to)).rejects.toMatchObject({ code: 'invalid_request' })
})

test.each(['=HYPERLINK("http://evil")', '+1+1', '-1+1', '@SUM(A1)', '\tx', 'a,"b"\r\nc'])(
  'behavior: the label %j is text in a spreadsheet',
  async (label) => {
    const shop = createShop()
    await pay(shop, '1', [instruct('9.50', label)])
    const [row] = await read(shop)
    expect(row?.['label']).toBe(/^[=+\-@\t]/.test(label) ? `'${label}` : label)
  },
)
