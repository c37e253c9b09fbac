import { expect, test } from 'vitest'
import { makeInstruction, paymentRequest, setUp } from '../../../test/setUp.ts'

const account = 'FR1420041010050500013M02606'
const day = 24 * 60 * 60_000
const pay = async (label: string, bank?: string) => {
  const shop = await setUp({}, paymentRequest({ label }))
  await shop.sandbox.payer.approve(shop.url, bank === undefined ? {} : { bank })
  return shop
}
const count = (text: string, part: string) => text.split(part).length - 1

test('default: a payment that is done moved its money, and the statement shows it', async () => {
  const { sandbox } = await pay('done - order')
  const { movements, write } = sandbox.statements
  expect(movements).toMatchObject([
    { minorUnits: 950n, currency: 'EUR', to: { identification: account }, isReturn: false },
  ])
  const statement = write({ account })
  expect(statement).toContain('<Amt Ccy="EUR">9.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>')
  expect(statement).toContain(`<EndToEndId>${movements[0]?.reference_id}</EndToEndId>`)
  expect(write({ account, format: 'csv' })).toContain(`;9.50;EUR;"${movements[0]?.reference_id}";`)
  expect(count(write({ account: 'FR7630006000011234567890189' }), '<Ntry>')).toBe(0)
})

test.each(['rjct - order', 'pdng/rjct - order', 'canc - order', 'bug - order'])(
  'behavior: %s moves nothing',
  async (label) => {
    const { sandbox } = await pay(label)
    await sandbox.clock.advance(2 * day)
    expect(sandbox.statements.movements).toEqual([])
  },
)

test.each([
  ['carries it out a day later', false, 1],
  ['may refuse it then, and Powens is told nothing', true, 0],
])('behavior: a bank that only accepts %s', async (_, isRefused, moved) => {
  const { sandbox, id } = await pay('done - order', 'Comptoir Mutuel')
  if (isRefused) sandbox.faults.refuseAccepted(id)
  expect(sandbox.statements.movements).toEqual([])
  await sandbox.clock.advance(2 * day)
  expect(sandbox.statements.movements).toHaveLength(moved)
  expect(sandbox.payments.get(id)).toMatchObject({ state: 'accepted' })
})

test('behavior: money that goes back is on both sides of the balance', async () => {
  const { sandbox, id } = await pay('done - order')
  sandbox.faults.returnMoney(id)
  sandbox.faults.returnMoney(id)
  const statement = sandbox.statements.write({ account })
  expect([count(statement, '<Ntry>'), count(statement, '<RtrInf>')]).toEqual([2, 1])
  expect(statement).toContain('<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt>')
})

test('parameters: batches, from, to, withoutReferences', async () => {
  const instructions = ['done', 'done'].map((label) => makeInstruction({ label }))
  const { sandbox, url } = await setUp({ labelsInBulk: 'each' }, paymentRequest({}, { instructions }))
  await sandbox.payer.approve(url)
  const { write } = sandbox.statements
  expect(count(write({ account }), '<Ntry>')).toBe(2)
  expect(count(write({ account, batches: true }), '<Ntry>')).toBe(1)
  expect(count(write({ account, withoutReferences: true }), 'NOTPROVIDED')).toBe(2)
  expect(count(write({ account, to: '2026-01-14' }), '<Ntry>')).toBe(0)
  // What moved before is in the opening balance.
  const later = write({ account, from: '2026-01-16', to: '2026-01-17' })
  expect(later).toContain('<Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">19.00</Amt>')
  expect(later).toContain('<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">19.00</Amt>')
})

test('behavior: a bulk of which a bank tells no details moved only what it paid', async () => {
  const instructions = ['done', 'pdng/rjct'].map((label) => makeInstruction({ label }))
  const { sandbox, url, id } = await setUp({}, paymentRequest({}, { instructions }))
  await sandbox.payer.approve(url, { bank: 'Banque Céleste' })
  await sandbox.clock.advance(day)
  expect(sandbox.payments.get(id)).toMatchObject({
    state: 'partial',
    instructions: [{ state: 'accepted' }, { state: 'accepted' }],
  })
  expect(sandbox.statements.movements.map(({ label }) => label)).toEqual(['done'])
})
