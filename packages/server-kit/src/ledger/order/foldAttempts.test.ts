import { expect, test } from 'vitest'
import { attempt, creating } from '../../../test/ledger/buildAttempt.ts'
import type { Attempt } from './Attempt.ts'
import { foldAttempts } from './foldAttempts.ts'
import type { Change, OrderRecord } from './OrderRecord.ts'

const recent = Array.from({ length: 10 }, () => attempt('rejected'))

function fold(older: Attempt, changes: Partial<OrderRecord> = {}): OrderRecord {
  const order: OrderRecord = { orderId: '42', attempts: [older, ...recent], outbox: [], ...changes }
  foldAttempts(order)
  return order
}

const ended = (stage: 'lost' | 'refused'): Attempt => ({ ...attempt('x'), stage }) as Attempt

test.each([
  ['rejected', attempt('rejected')],
  ['expired, never handed out', attempt('expired')],
  ['lost', ended('lost')],
  ['refused', ended('refused')],
  ['replaced, never handed out', attempt('created', { unwanted: 'replaced' })],
])('default: one that is %s is dropped behind ten later ones', (_, older) => {
  expect(fold(older)).toMatchObject({ attempts: recent, folded: 1 })
  expect(fold(older, { folded: 4 }).folded).toBe(5)
})

test.each([
  ['being created', creating(0)],
  ['created', attempt('created')],
  ['replaced, handed out', attempt('created', { unwanted: 'replaced', isHandedOut: true })],
  ['pending', attempt('pending')],
  ['paid', attempt('done')],
  ['accepted', attempt('accepted')],
  ['expired, handed out', attempt('expired', { isHandedOut: true })],
  ['under review', attempt('rejected', { conflict: true })],
  ['not received, as a person said', attempt('expired', { isHandedOut: true, resolved: false })],
])('behavior: one that is %s is kept', (_, older) => {
  const { attempts, folded } = fold(older)
  expect([attempts, folded]).toEqual([[older, ...recent], undefined])
})

test('behavior: one with a change that was not delivered is kept', () => {
  const older = attempt('rejected')
  const news = { paymentId: older.paymentId } as Change
  expect(fold(older, { outbox: [news] }).attempts).toHaveLength(11)
  const others = { paymentId: 10_000 } as Change
  expect(fold(older, { outbox: [others] }).attempts).toHaveLength(10)
})

test('behavior: the latest ten are kept, whatever became of them', () => {
  const order: OrderRecord = { orderId: '42', attempts: [...recent], outbox: [] }
  foldAttempts(order)
  expect(order).toEqual({ orderId: '42', attempts: recent, outbox: [] })
})
